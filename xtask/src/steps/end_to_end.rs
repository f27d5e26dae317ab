//! The Haskell suite: every type, both ways.

use std::path::Path;

use crate::error::{Error, Result};
use crate::golden;
use crate::haskell::EVERYTHING;
use crate::program::Program;

const SUITES: [&str; 2] = ["test:spec-threaded", "test:spec-nonthreaded"];

pub fn everything() -> Result<String> {
    let mut found = Vec::new();
    for suite in SUITES {
        let output = Program::new(build(suite)?).run()?;
        let output = String::from_utf8_lossy(&output);
        let summary = output.lines().rfind(|line| line.contains(" examples, "));
        let summary =
            summary.ok_or_else(|| Error::Unmet(format!("{suite} ran no tests:\n{output}")))?;
        found.push(summary.to_owned());
    }
    Ok(found.join("; "))
}

/// Valgrind sees a program of one thread at a time anyway, and GHC's other runtime is the simpler one.
pub fn valgrind() -> Result<String> {
    let suite = build("test:spec-nonthreaded")?;
    memcheck(&suite).run()?;
    Ok(String::new())
}

fn memcheck(program: &Path) -> Program {
    Program::new("valgrind")
        .args(["--leak-check=full", "--errors-for-leak-kinds=definite"])
        .args(["--error-exitcode=99", "--quiet"])
        .arg(program)
}

fn build(suite: &str) -> Result<std::path::PathBuf> {
    golden::build("hsffi-everything").run()?;
    EVERYTHING.build(suite)?.run()?;
    EVERYTHING.program(suite)
}
