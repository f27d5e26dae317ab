//! Several builds of one crate in one program: `tests/builds`.
//!
//! The libraries are linked as they come from cargo, with nothing done to keep their symbols apart: what must hold then holds
//! whatever links them.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo, hsffi};
use hsffi_test_harness::{found, machine, root, target};

#[test]
fn builds_of_one_crate_are_told_apart() -> Result<()> {
    let _machine = machine()?;
    let lock = root().join("Cargo.lock");
    fs::copy(&lock, home().join("Cargo.lock")).map_err(at(lock))?;
    for library in ["both", "first", "one", "second", "two"] {
        stubs(library)?.run()?;
    }
    two_versions_of_one_name()?;
    let both = compile("both")?;
    Program::new(&both).expect(0, "1000\nTrue\n1000\n", "")?;
    memcheck(&both)?;
    another_build()?;
    exit()?;
    held()?;
    found("6 libraries, 6 programs");
    Ok(())
}

fn home() -> PathBuf {
    root().join("tests/builds")
}

/// Builds a library as anyone would, and generates its package.
fn stubs(library: &str) -> Result<Program> {
    let target = target().join("builds");
    cargo([
        "rustc",
        "--offline",
        "--crate-type",
        "staticlib",
        "--package",
    ])
    .arg(library)
    .env("CARGO_TARGET_DIR", &target)
    .directory(&home())
    .run()?;
    let package = home().join(library).join("haskell");
    Ok(hsffi("stubs")
        .arg(target.join(format!("debug/lib{library}.a")))
        .arg("--out")
        .arg(package))
}

fn compile(program: &str) -> Result<PathBuf> {
    let cabal = Cabal::new(home(), "builds");
    let target = format!("exe:{program}");
    cabal.compile(&target)?.run()?;
    cabal.find(&target)
}

/// Two types of one name would be one in Haskell.
fn two_versions_of_one_name() -> Result<()> {
    let output = stubs("clash")?.output()?;
    let messages = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && messages.contains("Circle") {
        Ok(())
    } else {
        Err(Error::Unmet(format!(
            "a package with two types called Circle is not refused by name:\n{messages}"
        )))
    }
}

/// Two libraries with different builds of one crate, whose symbols nobody has kept apart: the linker refuses them. One that is
/// told to take the first of two symbols gives one library the other's destructor, and the program does not start. Shared
/// libraries have each their own.
fn another_build() -> Result<()> {
    let cabal = Cabal::new(home(), "builds");
    let linked = cabal.compile("exe:clash")?.output()?;
    let messages = String::from_utf8_lossy(&linked.stderr);
    if linked.status.success() || !messages.contains("multiple definition") {
        return Err(Error::Unmet(format!(
            "libraries with two builds of a crate are linked into one program:\n{messages}"
        )));
    }

    let cabal = Cabal::new(home(), "builds-first-of-two");
    let first = "--ghc-options=-optl-Wl,--allow-multiple-definition";
    cabal.compile("exe:clash")?.arg(first).run()?;
    let found = Program::new(cabal.find("exe:clash")?).output()?;
    let messages = String::from_utf8_lossy(&found.stderr);
    let refused = messages.starts_with("hsffi: the Haskell package ")
        && messages.contains("another build of the Rust crate that defines shapes::Circle@0.2");
    if found.status.code() != Some(1) || !found.stdout.is_empty() || !refused {
        return Err(Error::Unmet(format!(
            "a library with another build of its dependency runs: {found:?}"
        )));
    }

    let cabal = Cabal::new(home(), "builds-dynamic");
    let dynamic = ["--enable-shared", "--enable-executable-dynamic"];
    cabal.compile("exe:clash")?.args(dynamic).run()?;
    let program = cabal.find("exe:clash")?;
    Program::new(&program).expect(0, "a call is made\n", "")?;
    memcheck(&program)
}

/// What one library keeps to call Haskell by is its own, whichever was linked last, and learns of the end.
fn exit() -> Result<()> {
    let program = compile("exit")?;
    for whose in ["first", "second", "will"] {
        Program::new(&program)
            .arg(whose)
            .expect(0, "Haskell's runtime has ended\n", "")?;
    }
    Ok(())
}

/// Haskell collects what either library holds for it. With one copy of hsffi in the program both count together, and each package
/// looks at a word of its own.
fn held() -> Result<()> {
    let program = compile("held")?;
    for whose in ["first", "second", "both"] {
        Program::new(&program).arg(whose).expect(0, "few\n", "")?;
    }
    Ok(())
}

fn memcheck(program: &Path) -> Result<()> {
    let valgrind = ["--quiet", "--error-exitcode=99"];
    Program::new("valgrind")
        .args(valgrind)
        .arg(program)
        .run()
        .map(drop)
}
