//! PCRE2, whose memory is a C library's: the tests of the package, and Valgrind's opinion.

use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::PCRE;
use hsffi_test_harness::{found, machine};

const TWO_PROCESSORS: [&str; 3] = ["+RTS", "-N2", "-RTS"];

/// The test of resident memory, which is not the program's own under Valgrind.
const ALL_BUT_RESIDENT: &str = "--skip=100,000 codes";

#[test]
fn the_suite_passes_and_loses_no_memory() -> Result<()> {
    let _machine = machine()?;
    let spec = PCRE.program("test:spec")?;
    let output = Program::new(&spec).args(TWO_PROCESSORS).run()?;
    let output = String::from_utf8_lossy(&output);
    let count = count(&output)?;
    let valgrind = memcheck(&spec).arg(ALL_BUT_RESIDENT);
    valgrind.args(TWO_PROCESSORS).run()?;
    found(format_args!("{count}, 0 bytes lost"));
    Ok(())
}

/// What hspec tells that it has looked at.
fn count(output: &str) -> Result<&str> {
    let count = output
        .lines()
        .find_map(|line| line.strip_suffix(", 0 failures"));
    count.ok_or_else(|| Error::Unmet(format!("the suite ran no tests:\n{output}")))
}
