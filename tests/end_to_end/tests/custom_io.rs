//! The suite of a package whose functions return actions of a type other than `IO`.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::machine;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::CUSTOM_IO;

#[test]
fn actions_have_the_type_that_the_module_names() -> Result<()> {
    let _machine = machine()?;
    let program = CUSTOM_IO.program("test:spec")?;
    Program::new(program).run().map(drop)
}
