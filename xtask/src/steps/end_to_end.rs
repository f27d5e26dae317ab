//! The Haskell suite: every type, both ways.

use std::path::Path;

use crate::error::{Error, Result};
use crate::program::Program;
use crate::project::EVERYTHING;

const SUITES: [&str; 2] = ["test:spec-threaded", "test:spec-nonthreaded"];

pub fn everything() -> Result<String> {
    let mut found = Vec::new();
    for suite in SUITES {
        let output = Program::new(EVERYTHING.program(suite)?).run()?;
        let output = String::from_utf8_lossy(&output);
        let summary = output.lines().rfind(|line| line.contains(" failures"));
        let summary =
            summary.ok_or_else(|| Error::Unmet(format!("{suite} ran no tests:\n{output}")))?;
        found.push(summary.to_owned());
    }
    Ok(found.join("; "))
}

/// Valgrind sees a program of one thread at a time anyway, and GHC's other runtime is the simpler one.
pub fn valgrind() -> Result<String> {
    let suite = EVERYTHING.program("test:spec-nonthreaded")?;
    memcheck(&suite).run()?;
    Ok(String::new())
}

fn memcheck(program: &Path) -> Program {
    Program::new("valgrind")
        .args(["--leak-check=full", "--errors-for-leak-kinds=definite"])
        .args(["--error-exitcode=99", "--quiet"])
        .arg(program)
}
