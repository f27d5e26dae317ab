//! The Haskell packages that are checked in, and Haskell code in general.

use crate::error::Result;
use crate::program::{Program, cargo};
use crate::{golden, haskell};

/// Where there is Haskell code, from the repository's root.
const HASKELL: [&str; 4] = [
    "examples/regex/haskell",
    "examples/regex/hgrep",
    "tests/everything/haskell",
    "tests/everything/spec",
];

pub fn golden() -> Result<String> {
    for name in golden::CRATES {
        cargo(["hsffi", "check", "-p", name]).run()?;
    }
    Ok(format!("{} packages", golden::CRATES.len()))
}

pub fn hlint() -> Result<String> {
    Program::new("hlint").args(HASKELL).run()?;
    Ok(String::new())
}

pub fn compile() -> Result<String> {
    for name in golden::CRATES {
        golden::build(name).run()?;
    }
    for project in [haskell::REGEX, haskell::EVERYTHING] {
        project.build("all")?.run()?;
    }
    Ok(String::new())
}
