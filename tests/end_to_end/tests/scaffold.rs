//! A new project is built and run by cabal, with no file edited, whatever its directory is called.

use std::fs;
use std::path::Path;

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root, target};

/// Characters that shells, make and the linker's response files treat in their own ways.
const DIRECTORY: &str = "it's a \"new\" größe\\$x";

/// `cargo hsffi`, in a directory outside of the repository's workspace.
fn hsffi(directory: &Path, arguments: &[&str]) -> Result<Program> {
    let run = ["build", "--quiet", "--package", "cargo-hsffi"];
    cargo(run).run()?;
    let command = target().join("debug/cargo-hsffi");
    Ok(Program::new(command)
        .arg("hsffi")
        .args(arguments)
        .directory(directory)
        // The crates that the repository depends on are there already.
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TARGET_DIR", target().join("scaffold")))
}

/// What the README says that the program prints.
fn output_in_readme() -> Result<String> {
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme).map_err(at(&readme))?;
    let block = text.split("```text\n").nth(1);
    let block = block.and_then(|rest| rest.split("```").next());
    let block = block.ok_or_else(|| Error::Unmet("README.md shows no output".to_owned()));
    block.map(str::to_owned)
}

#[test]
fn a_new_project_runs() -> Result<()> {
    let _machine = machine()?;
    let place = tempfile::tempdir().map_err(at("a temporary directory"))?;
    let directory = place.path().join(DIRECTORY);
    fs::create_dir(&directory).map_err(at(&directory))?;
    hsffi(&directory, &["new", "words", "--vcs=none"])?.run()?;

    let project = directory.join("words");
    let cabal = Cabal::new(&project, "scaffold");
    cabal.compile("all")?.run()?;
    let program = cabal.find("words-app")?;
    let printed = Program::new(&program).run()?;
    let printed = String::from_utf8_lossy(&printed).into_owned();
    let wanted = output_in_readme()?;
    if printed != wanted {
        return Err(Error::Unmet(format!(
            "README.md says that the program prints\n{wanted}\nand it prints\n{printed}"
        )));
    }
    // With no target: there is one program.
    let ran = cabal.run_program()?.run()?;
    if !String::from_utf8_lossy(&ran).ends_with(&wanted) {
        return Err(Error::Unmet("`cabal run` does not run it".to_owned()));
    }
    Program::new(cabal.find("words-test")?).run()?;
    Program::new("hlint")
        .args(["app", "test"])
        .directory(&project)
        .run()?;
    found("a project in a directory with spaces, quotes, `\\`, `$` and `ö`");
    Ok(())
}
