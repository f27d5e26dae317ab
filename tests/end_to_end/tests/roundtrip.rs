//! The Haskell suite: every type crosses both ways, on both of GHC's runtimes.

use hsffi_end_to_end::suite::{Count, NON_THREADED, PARALLEL, Run, THREADED, checked, compile};
use hsffi_test_harness::error::Result;
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::{found, machine};

#[test]
fn every_type_crosses_on_both_runtimes() -> Result<()> {
    let _machine = machine()?;
    compile()?;
    let suite = |run: Run| -> Result<Program> { Ok(run.program(Program::new(run.find()?))) };
    let mut outputs = Vec::from(Program::run_both([suite(NON_THREADED)?, suite(THREADED)?])?);
    outputs.push(suite(PARALLEL)?.run()?);
    let mut values = 0;
    let mut examples = 0;
    for output in outputs {
        let count = Count::of(&String::from_utf8_lossy(&output))?;
        examples += count.examples;
        values += count.values;
    }
    found(format_args!(
        "{examples} examples, {values} generated values"
    ));
    Ok(())
}

/// Memory that the suite lost, or used when it was not its own, fails it.
#[test]
fn valgrind_finds_no_error_and_no_leak() -> Result<()> {
    let _machine = machine()?;
    compile()?;
    let watched = |run: Run| -> Result<Program> {
        let memcheck = memcheck(&run.find()?).args(["--qc-max-success=10", "--skip=10,000,000"]);
        Ok(run.program(checked(memcheck)))
    };
    // Valgrind runs the threads of a program on one processor.
    Program::run_both([watched(NON_THREADED)?, watched(PARALLEL)?])?;
    found("0 errors, 0 bytes lost");
    Ok(())
}
