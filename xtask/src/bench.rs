//! What a call costs: bindings that hsffi generates beside bindings written by hand, in one run.

use crate::error::Result;
use crate::program::{Program, cargo};
use crate::project::BENCH;
use crate::setup;

pub fn run() -> Result<()> {
    setup::build_tools()?;
    cargo(["build", "--release", "--package", "hsffi-bench-by-hand"]).run()?;
    BENCH.generate().run()?;
    let cabal = BENCH.cabal().libraries(crate::target().join("release"));
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
