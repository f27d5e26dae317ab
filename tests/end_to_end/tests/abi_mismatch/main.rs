//! Programs on the package of another version of the library than the one that they are linked with.
//!
//! Such a program must never make a call, since it could be one through a signature that the library no longer has: it
//! does not link, or it stops before it begins.

mod versions;

use std::fs;
use std::path::{Path, PathBuf};

use self::versions::{CHANGES, Change, Fate, LIBRARY, VERSION};
use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::program::{Program, hsffi};
use hsffi_test_harness::{found, haskell_runtime, machine};

/// The program. All its imports are `unsafe`, so their wrappers are inlined: it refers to Rust's functions by itself, and
/// to nothing of the package's C part.
const PROGRAM: &str = "module Main (main) where

import Mismatch
import System.IO (BufferMode (..), hSetBuffering, stdout)

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  double 21 >>= print
  isLate Late >>= print
  small 7 >>= print
";

const CABAL: &str = "\
cabal-version: 2.4
name:          program
version:       0.1.0
build-type:    Simple

executable program
  main-is:          Main.hs
  build-depends:
    , base
    , mismatch

  default-language: Haskell2010
";

/// What the program prints when it runs: what the functions say, and their results.
const OUTPUT: &str = "called\n42\ncalled\nTrue\ncalled\n7\n";

#[test]
fn a_program_on_another_version_makes_no_call() -> Result<()> {
    let _machine = machine()?;
    let workshop = Workshop::prepare()?;
    for change in CHANGES {
        workshop.replace_library(change)?;
        let about = change.about;
        workshop.judge(change).map_err(|error| match error {
            Error::Unmet(found) => {
                Error::Unmet(format!("the libraries differ in {about}: {found}"))
            }
            error => error,
        })?;
    }
    workshop.demonstrate()?;
    found(format_args!("{} versions of a library", CHANGES.len()));
    Ok(())
}

/// Where the package of the first version stays, and libraries come and go.
struct Workshop {
    library: Crate<'static>,
    package: PathBuf,
    cabal: Cabal<'static>,
}

impl Workshop {
    fn prepare() -> Result<Self> {
        let mismatch = Crate::new("mismatch");
        let package = mismatch.package("haskell")?;
        let cabal = Cabal::new(mismatch.home(), "abi-mismatch");
        let runtime = haskell_runtime();
        let project = format!("packages: haskell {} program\n", runtime.display());
        mismatch.write("cabal.project", &project)?;
        mismatch.write("program/program.cabal", CABAL)?;
        mismatch.write("program/Main.hs", PROGRAM)?;
        let workshop = Workshop {
            library: mismatch,
            package,
            cabal,
        };
        let library = workshop.library.library(VERSION, LIBRARY)?;
        stubs(&library, &workshop.package)?;
        Ok(workshop)
    }

    /// Puts the library of another version where the package looks for its own.
    fn replace_library(&self, change: &Change) -> Result<()> {
        let (old, new) = change.instead;
        if !LIBRARY.contains(old) {
            return Err(Error::Unmet(format!("the library has no {old}")));
        }
        let source = LIBRARY.replacen(old, new, 1);
        let library = self.library.library(change.version, &source)?;
        let other = self.library.package("other")?;
        stubs(&library, &other)?;
        let lib = other.join("lib");
        for file in lib.read_dir().map_err(at(&lib))? {
            let file = file.map_err(at(&lib))?;
            let copy = self.package.join("lib").join(file.file_name());
            fs::copy(file.path(), &copy).map_err(at(copy))?;
        }
        Ok(())
    }

    fn judge(&self, change: &Change) -> Result<()> {
        let compiled = self.cabal.compile("exe:program")?.output()?;
        let messages = String::from_utf8_lossy(&compiled.stderr);
        match change.fate {
            Fate::Unlinked(symbol) if compiled.status.success() => {
                Err(Error::Unmet(format!("the program links without {symbol}")))
            }
            Fate::Unlinked(symbol) if !messages.contains(symbol) => Err(Error::Unmet(format!(
                "the linker does not name {symbol}:\n{messages}"
            ))),
            Fate::Unlinked(_) => Ok(()),
            _ if !compiled.status.success() => Err(Error::Unmet(format!(
                "the program does not compile:\n{messages}"
            ))),
            Fate::Runs => expect(&self.cabal, 0, OUTPUT, ""),
            Fate::Refused(name) => {
                let sentence = format!(
                    "hsffi: the Haskell package mismatch-{VERSION} was generated from another version of the Rust library \
                     mismatch, now {}: {name} differs. Generate it again with cargo hsffi build.\n",
                    change.version
                );
                expect(&self.cabal, 1, "", &sentence)
            }
        }
    }

    /// What the check is for: if nothing made the linker take it, the program would run, and answer wrongly.
    fn demonstrate(&self) -> Result<()> {
        let change = Change {
            about: "the order of an enum's variants, unchecked",
            version: VERSION,
            instead: ("Early,\n    Late", "Late,\n    Early"),
            fate: Fate::Runs,
        };
        self.replace_library(&change)?;
        let configure = self.package.join("configure");
        let text = fs::read_to_string(&configure).map_err(at(&configure))?;
        let unchecked = text.replace("ld-options: -Wl,-u,$check", "");
        if unchecked == text {
            return Err(Error::Unmet("configure asks for no check".to_owned()));
        }
        fs::write(&configure, unchecked).map_err(at(&configure))?;
        // Of its own, since Cabal would not run `configure` again where it has built before.
        let cabal = Cabal::new(self.library.home(), "abi-mismatch-unchecked");
        cabal.compile("exe:program")?.run()?;
        expect(&cabal, 0, &OUTPUT.replace("True", "False"), "")
    }
}

/// Runs the program.
fn expect(cabal: &Cabal, code: i32, stdout: &str, stderr: &str) -> Result<()> {
    Program::new(cabal.find("exe:program")?).expect(code, stdout, stderr)
}

fn stubs(library: &Path, package: &Path) -> Result<()> {
    let program = hsffi("stubs").arg(library).arg("--out").arg(package);
    program.run().map(drop)
}
