//! A generated package and the Haskell package `hsffi`: none, and one of another version.

use std::fs;

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::program::{Program, hsffi};
use hsffi_test_harness::{haskell_runtime, machine};

const LIBRARY: &str = "hsffi::module!(\"Data.Lonely\");\n\n\
                       #[hsffi::export]\npub fn double(number: u32) -> u32 {\n    number * 2\n}\n";

#[test]
fn a_package_asks_for_the_runtime_that_it_is_for() -> Result<()> {
    let _machine = machine()?;
    let lonely = Crate::new("lonely");
    let library = lonely.library("0.1.0", LIBRARY)?;
    let package = lonely.package("haskell")?;
    hsffi("stubs")
        .arg(&library)
        .arg("--out")
        .arg(&package)
        .run()?;

    lonely.write("cabal.project", "packages: haskell\n")?;
    let cabal = Cabal::new(lonely.home(), "lonely");
    rejected(
        cabal.compile("lib:lonely")?,
        "unknown package: hsffi (dependency of lonely)",
    )?;

    lonely.write("later/hsffi.cabal", &later()?)?;
    lonely.write("cabal.project", "packages: haskell later\n")?;
    rejected(cabal.compile("lib:lonely")?, "hsffi>=0.1 && <0.2")?;

    // Where bounds are ignored, the C compiler compares what the two agree on.
    let header = haskell_runtime().join("include/hsffi.h");
    let header = fs::read_to_string(&header).map_err(at(&header))?;
    let later = header.replace("#define HSFFI_ABI 3", "#define HSFFI_ABI 4");
    if later == header {
        return Err(Error::Unmet(
            "the header has no version of the agreement".to_owned(),
        ));
    }
    lonely.write("include/hsffi.h", &later)?;
    let compiler = Program::new("cc")
        .arg("-fsyntax-only")
        .arg(format!("-I{}", lonely.home().join("include").display()))
        .arg(package.join("cbits/hsffi.c"));
    rejected(
        compiler,
        "lonely does not fit this version of the Haskell package hsffi: run cargo hsffi build, which writes both",
    )
}

/// The runtime's `.cabal` file, of a later version.
fn later() -> Result<String> {
    let path = haskell_runtime().join("hsffi.cabal");
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    let lines = text.lines().map(|line| {
        if line.starts_with("version:") {
            "version: 0.2.0".to_owned()
        } else {
            line.to_owned()
        }
    });
    Ok(lines.collect::<Vec<_>>().join("\n") + "\n")
}

/// The program fails, and says this.
fn rejected(program: Program, reason: &str) -> Result<()> {
    let output = program.output()?;
    let messages = String::from_utf8_lossy(&output.stderr);
    let messages = messages.split_whitespace().collect::<Vec<_>>().join(" ");
    if !output.status.success() && messages.contains(reason) {
        return Ok(());
    }
    Err(Error::Unmet(format!(
        "it does not fail because of {reason}:\n{messages}"
    )))
}
