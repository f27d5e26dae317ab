//! A database against a list, natively and under Valgrind.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::project::SQLITE;
use hsffi_test_harness::{found, machine, suite};

#[test]
fn a_table_is_a_list() -> Result<()> {
    let _machine = machine()?;
    found(suite::run(&SQLITE, "test:spec")?);
    Ok(())
}
