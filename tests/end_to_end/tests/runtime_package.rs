//! The suite of the Haskell package `hsffi`, on both of GHC's runtimes.

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::{found, machine, root};

const SUITES: [&str; 2] = ["test:non-threaded", "test:threaded"];

#[test]
fn the_runtime_package_passes_its_suite() -> Result<()> {
    let _machine = machine()?;
    let cabal = Cabal::new(root().join("haskell"), "runtime-package");
    cabal.compile("all")?.run()?;
    let [non_threaded, threaded] = SUITES.map(|suite| cabal.find(suite));
    let programs = [Program::new(non_threaded?), Program::new(threaded?)];
    let mut examples = 0;
    for output in Program::run_both(programs)? {
        examples += count(&String::from_utf8_lossy(&output))?;
    }
    found(format_args!("{examples} examples"));
    Ok(())
}

/// How many examples hspec says it ran.
fn count(output: &str) -> Result<u32> {
    let line = output
        .lines()
        .find(|line| line.contains(" examples, 0 failures"));
    let count = line.and_then(|line| line.split(' ').next()?.parse().ok());
    match count {
        Some(count @ 1..) => Ok(count),
        _ => Err(Error::Unmet(format!("the suite ran no tests:\n{output}"))),
    }
}
