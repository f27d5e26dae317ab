//! Two crates, of which one imports the Haskell package of the other: `tests/imports`.

use std::fs;
use std::path::PathBuf;

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::{Program, hsffi};
use hsffi_test_harness::project::IMPORTS;
use hsffi_test_harness::{found, machine, root};

#[test]
fn a_program_passes_values_of_one_package_to_another() -> Result<()> {
    let _machine = machine()?;
    IMPORTS.generate().run()?;
    IMPORTS.compile("all")?.run()?;
    let suite = |name| -> Result<Program> {
        let program = Program::new(IMPORTS.find(name)?);
        Ok(program.env("RUST_BACKTRACE", "0"))
    };
    Program::run_both([suite("test:spec")?, suite("test:threaded")?])?;
    let program = memcheck(&IMPORTS.find("test:spec")?);
    program.env("RUST_BACKTRACE", "0").run()?;
    without_the_importing_crate()?;
    found("2 runtimes, and Valgrind");
    Ok(())
}

fn library() -> PathBuf {
    root().join("tests/imports/geometry/haskell/lib")
}

/// The library of a package that another one imports is not replaced by one without the crate of that. Where there was none before, the
/// importing package does not build.
fn without_the_importing_crate() -> Result<()> {
    let alone = || hsffi("build").args(["-p", "hsffi-geometry"]);
    refused(
        alone(),
        &[
            "also contains the crate `atlas` and the crate `journey`, with a Haskell package that imports this one",
        ],
    )?;
    fs::remove_dir_all(library()).map_err(at(library()))?;
    alone().run()?;
    let configure = root().join("tests/imports/atlas/haskell/configure");
    let told = "was built without the crate atlas: run cargo hsffi build in that crate";
    let directory = hsffi_test_harness::target().join("imports-configure");
    fs::create_dir_all(&directory).map_err(at(&directory))?;
    let result = refused(Program::new(&configure).directory(&directory), &[told]);
    // Other tests find the library as it was.
    IMPORTS.generate().run()?;
    Program::new(&configure).directory(&directory).run()?;
    result
}

/// The program fails, and prints each of the texts.
fn refused(program: Program, texts: &[&str]) -> Result<()> {
    let output = program.output()?;
    let messages = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && texts.iter().all(|text| messages.contains(text)) {
        Ok(())
    } else {
        Err(Error::Unmet(format!(
            "it is not refused by {texts:?}:\n{messages}"
        )))
    }
}
