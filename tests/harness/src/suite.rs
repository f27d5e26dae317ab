//! Suites of hspec, which say how many examples they have.

use crate::error::{Error, Result};
use crate::memcheck::memcheck;
use crate::program::Program;
use crate::project::Project;

/// Two of Haskell's threads run at a time.
const TWO_PROCESSORS: [&str; 3] = ["+RTS", "-N2", "-RTS"];

/// Valgrind finds the errors of memory of a property with a few small values.
const FEW_VALUES: [&str; 2] = ["--qc-max-success=5", "--qc-max-size=15"];

/// Runs a suite natively and under Valgrind, and returns how many examples it has.
pub fn run(project: &Project, target: &str) -> Result<String> {
    let suite = project.program(target)?;
    let output = Program::new(&suite).args(TWO_PROCESSORS).run()?;
    let output = String::from_utf8_lossy(&output);
    let mut lines = output.lines();
    let Some(count) = lines.find_map(|line| line.strip_suffix(", 0 failures")) else {
        return Err(Error::Unmet(format!("the suite ran no tests:\n{output}")));
    };
    memcheck(&suite)
        .args(FEW_VALUES)
        .args(TWO_PROCESSORS)
        .run()?;
    Ok(format!("{count}, 0 bytes lost"))
}
