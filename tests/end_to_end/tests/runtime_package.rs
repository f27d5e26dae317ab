//! The suite of the Haskell package `hsffi`, on both of GHC's runtimes.

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::{found, haskell_runtime, machine, root};

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

#[test]
fn the_runtime_package_is_fit_for_a_package_index() -> Result<()> {
    let _machine = machine()?;
    let check = Cabal::new(haskell_runtime(), "runtime-package").check()?;
    let output = check.output()?;
    let messages = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || !messages.contains("No errors or warnings") {
        return Err(Error::Unmet(format!("cabal check says:\n{messages}")));
    }
    let cabal = Cabal::new(root().join("haskell"), "runtime-haddock");
    let output = cabal.haddock("lib:hsffi")?.run()?;
    let output = String::from_utf8_lossy(&output);
    let coverage: Vec<_> = (output.lines())
        .filter(|line| line.contains("% (") && line.contains("in 'Hsffi"))
        .collect();
    match coverage.iter().find(|line| !line.contains("100% (")) {
        None if coverage.is_empty() => Err(Error::Unmet(format!(
            "Haddock reports no coverage:\n{output}"
        ))),
        None => Ok(()),
        Some(line) => Err(Error::Unmet(format!("Haddock lacks comments: {line}"))),
    }
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
