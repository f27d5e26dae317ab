//! What `serde_json` reads and writes, against a model in Haskell, natively and under Valgrind.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::project::JSON;
use hsffi_test_harness::{found, machine, suite};

#[test]
fn trees_are_read_as_they_are_written() -> Result<()> {
    let _machine = machine()?;
    found(suite::run(&JSON, "test:spec")?);
    Ok(())
}
