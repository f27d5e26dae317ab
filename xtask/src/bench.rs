//! What a call costs: bindings that hsffi generates beside bindings written by hand, in one run.

use crate::error::Result;
use crate::program::Program;
use crate::project::BENCH;
use crate::setup;

pub fn run() -> Result<()> {
    setup::build_tools()?;
    for (runtime, target) in [
        ("non-threaded", "exe:bench"),
        ("threaded", "exe:bench-threaded"),
    ] {
        let program = BENCH.program(target)?;
        println!("\n{runtime} runtime");
        Program::new(program).show()?;
    }
    Ok(())
}
