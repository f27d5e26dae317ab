//! A Rust program that hosts a Cabal package: `tests/hosting`, with its Haskell modules in a package that depends on another one.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_test_harness::cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root, target};

const PACKAGE: &str = "cabal-version:      2.4
name:               hosting-calls
version:            0.1.0
build-type:         Simple

library
  exposed-modules:  Hosting.Awaited, Hosting.Calls
  hs-source-dirs:   src
  build-depends:    base, bytestring, containers, hosting-inner, hsffi-hosting, text, time, vector
  default-language: Haskell2010
";

const INNER: &str = "cabal-version:      2.4
name:               hosting-inner
version:            0.1.0
build-type:         Simple

library
  exposed-modules:  Hosting.Inner
  build-depends:    base
  default-language: Haskell2010
";

const INNER_MODULE: &str = "module Hosting.Inner (inner) where\n\nimport Data.Word (Word64)\n\ninner :: Word64\ninner = 1000\n";

/// A change of a file, and what cargo prints then.
struct Mistake {
    file: &'static str,
    change: (&'static str, &'static str),
    printed: &'static [&'static str],
}

const MISTAKES: [Mistake; 8] = [
    // GHC shows the line of the Rust declaration.
    Mistake {
        file: "src/Hosting/Calls.hs",
        change: (
            "add :: Int32 -> Int32 -> Int32",
            "add :: Word32 -> Word32 -> Word32",
        ),
        printed: &[
            "src/haskell.rs:",
            "Expected: Int32 -> Int32 -> Int32",
            "Actual: Word32 -> Word32 -> Word32",
            "pub fn add(hs: Hs<'_>, a: i32, b: i32) -> i32;",
            "GHC did not compile the Haskell modules",
        ],
    },
    Mistake {
        file: "src/Hosting/Calls.hs",
        change: ("  , total\n", ""),
        printed: &["src/haskell.rs:", "Not in scope: ‘Hosting.Calls.total’"],
    },
    Mistake {
        file: "src/Hosting/Calls.hs",
        change: ("add = (+)", "add = (+"),
        printed: &[
            "src/Hosting/Calls.hs:",
            "parse error",
            "cabal did not build the Haskell package",
        ],
    },
    Mistake {
        file: "hosting-calls.cabal",
        change: (
            "Hosting.Awaited, Hosting.Calls",
            "Hosting.Awaited\n  other-modules: Hosting.Calls",
        ),
        printed: &[
            "hosting-calls.cabal` does not expose the Haskell module Hosting.Calls, of which src/haskell.rs:",
            "write it to `exposed-modules`",
        ],
    },
    Mistake {
        file: "hosting-calls.cabal",
        change: (
            "build-depends:    base",
            "build-depends:    base, no-such-package",
        ),
        printed: &[
            "unknown package: no-such-package",
            "cabal did not build the Haskell package",
        ],
    },
    Mistake {
        file: "hosting-calls.cabal",
        change: ("version:            0.1.0", "version:            one"),
        printed: &[
            "hosting-calls.cabal:3",
            "cabal did not build the Haskell package",
        ],
    },
    Mistake {
        file: "hosting-calls.cabal",
        change: ("library\n", "library inner\n"),
        printed: &["hosting-calls.cabal` has no library, and Rust calls functions of one"],
    },
    Mistake {
        file: "hosting-calls.cabal",
        change: ("hosting-calls", "hsffi-hosting"),
        printed: &[
            "has the name of the package that is generated from the Rust crate, hsffi-hosting",
            "hsffi::module!(\"Hosting.Rust\", package = \"hsffi-hosting-rust\")",
        ],
    },
];

#[test]
fn a_rust_program_hosts_a_cabal_package() -> Result<()> {
    let _machine = machine()?;
    let lock = home().join("Cargo.lock");
    fs::copy(root().join("Cargo.lock"), &lock).map_err(at(&lock))?;
    write_package()?;

    // The generated package cannot depend on the package that depends on it.
    fails(
        hosting_with("build", &[])?,
        &[
            "the generated Haskell package mentions the type Hosting.Stamps.Stamp",
            "put the modules into a folder without a Cabal package",
        ],
    )?;
    hosting("build")?.run()?;
    scene("calls").run()?;
    scene("await").run()?;
    scene("threads").arg("1000").run()?;
    let tests = hosting("test")?.run()?;
    expect(
        &String::from_utf8_lossy(&tests),
        &["test tests::a_test_calls_haskell ... ok"],
    )?;
    // A package beside the other is watched, too.
    write("inner/Hosting/Inner.hs", &INNER_MODULE.replace("1000", "1"))?;
    hosting("build")?.run()?;
    let output = scene("calls").output()?;
    expect(
        &String::from_utf8_lossy(&output.stderr),
        &["left: 1\n right: 1000"],
    )?;
    write("inner/Hosting/Inner.hs", INNER_MODULE)?;

    hosting("build")?.env("HOSTING_STATIC", "1").run()?;
    scene("calls").run()?;
    scene("threads").arg("1000").run()?;

    for mistake in &MISTAKES {
        let path = folder().join(mistake.file);
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        let (right, wrong) = mistake.change;
        if !text.contains(right) {
            return Err(Error::Unmet(format!("{right} is not in {}", mistake.file)));
        }
        write(mistake.file, &text.replacen(right, wrong, 1))?;
        fails(hosting("build")?, mistake.printed)?;
        write(mistake.file, &text)?;
    }
    fails(
        hosting("build")?.env("CABAL", "no-such-cabal"),
        &[
            "cabal cannot be run as `no-such-cabal`",
            "install cabal-install, or set the environment variable CABAL to its path",
        ],
    )?;
    write("other.cabal", PACKAGE)?;
    fails(
        hosting("build")?,
        &[
            "there are several .cabal files in one folder",
            "other.cabal`",
        ],
    )?;
    found(format_args!("{} mistakes", MISTAKES.len() + 2));
    Ok(())
}

/// Writes the package, to a folder with a space in its name.
fn write_package() -> Result<()> {
    if folder().exists() {
        fs::remove_dir_all(folder()).map_err(at(folder()))?;
    }
    let module = home().join("haskell/Hosting/Calls.hs");
    let module = fs::read_to_string(&module).map_err(at(&module))?;
    let module = module
        .replace(
            "import Hosting.Rust",
            "import Hosting.Inner (inner)\nimport Hosting.Rust",
        )
        .replace("limit = 1000", "limit = inner");
    write("src/Hosting/Calls.hs", &module)?;
    let awaited = home().join("haskell/Hosting/Awaited.hs");
    let awaited = fs::read_to_string(&awaited).map_err(at(&awaited))?;
    write("src/Hosting/Awaited.hs", &awaited)?;
    write("hosting-calls.cabal", PACKAGE)?;
    write("cabal.project", "packages: ., inner/\n")?;
    write("inner/hosting-inner.cabal", INNER)?;
    write("inner/Hosting/Inner.hs", INNER_MODULE)
}

fn write(file: &str, text: &str) -> Result<()> {
    let path = folder().join(file);
    let directory = path.parent().unwrap_or(&path);
    fs::create_dir_all(directory).map_err(at(directory))?;
    fs::write(&path, text).map_err(at(&path))
}

fn folder() -> PathBuf {
    target().join("hosting package")
}

fn home() -> PathBuf {
    root().join("tests/hosting")
}

fn products() -> PathBuf {
    target().join("hosting")
}

fn hosting(task: &str) -> Result<Program> {
    hosting_with(task, &["--features=package"])
}

fn hosting_with(task: &str, options: &[&str]) -> Result<Program> {
    Ok(cargo([task, "--offline"])
        .args(options)
        .directory(&home())
        .env("HOSTING_FOLDER", folder())
        .env("CARGO_TARGET_DIR", products())
        .env("CARGO_TERM_COLOR", "never")
        .env("CABAL_DIR", cabal::home())
        .env("CABAL_CONFIG", cabal::config()?))
}

fn scene(name: &str) -> Program {
    Program::new(Path::new(&products()).join("debug/hsffi-hosting")).arg(name)
}

fn fails(build: Program, printed: &[&str]) -> Result<()> {
    let output = build.output()?;
    if output.status.success() {
        return Err(Error::Unmet(format!("it is built, without {printed:?}")));
    }
    expect(&String::from_utf8_lossy(&output.stderr), printed)
}

fn expect(text: &str, parts: &[&str]) -> Result<()> {
    match parts.iter().find(|part| !text.contains(**part)) {
        None => Ok(()),
        Some(part) => Err(Error::Unmet(format!("`{part}` is not printed:\n{text}"))),
    }
}
