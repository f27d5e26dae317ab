//! What a call costs: bindings that hsffi generates beside bindings written by hand, in one run.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::project::BENCH;
use hsffi_test_harness::target;

use crate::setup;

mod compile;

pub use compile::run as compile;

pub fn run() -> Result<()> {
    setup::to_measure()?;
    cargo(["build", "--release", "--package", "hsffi-bench-by-hand"]).run()?;
    BENCH.generate().run()?;
    let cabal = BENCH.cabal().libraries(target().join("release"));
    for (runtime, target) in [
        ("non-threaded", "exe:bench"),
        ("threaded", "exe:bench-threaded"),
    ] {
        cabal.compile(target)?.run()?;
        let program = cabal.find(target)?;
        println!("\n{runtime} runtime");
        Program::new(program).show()?;
    }
    Ok(())
}
