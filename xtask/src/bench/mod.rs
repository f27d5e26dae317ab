//! What a call costs: bindings that hsffi generates beside bindings written by hand, in one run.

use std::fs;
use std::path::PathBuf;

use hsffi_test_harness::error::{Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::project::BENCH;
use hsffi_test_harness::{root, target as target_directory};

use crate::setup;

mod compile;

pub use compile::run as compile;

pub fn run() -> Result<()> {
    for (runtime, target) in [
        ("non-threaded", "exe:bench"),
        ("threaded", "exe:bench-threaded"),
    ] {
        let program = program(target)?;
        println!("\n{runtime} runtime");
        Program::new(program).show()?;
    }
    Ok(())
}

/// Calls that wait.
pub fn futures() -> Result<()> {
    Program::new(program("exe:waiting")?).show()?;
    Ok(())
}

/// Calls of Haskell functions by a Rust program.
pub fn hosting() -> Result<()> {
    setup::to_measure()?;
    let home = root().join("bench/hosting");
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).map_err(at(&home))?;
    cargo(["run", "--release", "--offline"])
        .directory(&home)
        .env("CARGO_TARGET_DIR", target_directory().join("hosting"))
        .show()
}

/// Compiles a program of the benchmark.
fn program(target: &str) -> Result<PathBuf> {
    setup::to_measure()?;
    cargo(["build", "--release", "--package", "hsffi-bench-by-hand"]).run()?;
    BENCH.generate().run()?;
    let cabal = BENCH.cabal().libraries(target_directory().join("release"));
    cabal.compile(target)?.run()?;
    cabal.find(target)
}
