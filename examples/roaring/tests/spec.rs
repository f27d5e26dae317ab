//! Sets of Rust's against those of Haskell's, natively and under Valgrind.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::project::ROARING;
use hsffi_test_harness::{found, machine, suite};

#[test]
fn sets_are_those_of_haskell() -> Result<()> {
    let _machine = machine()?;
    found(suite::run(&ROARING, "test:spec")?);
    Ok(())
}
