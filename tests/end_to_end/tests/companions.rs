//! A package with everything that its author can say of it, and with hand-written modules: `cabal check` has no complaint, a
//! program imports the modules, and cabal packs them.

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::program::{Program, hsffi};
use hsffi_test_harness::{found, haskell_runtime, machine, root, target};

const LIBRARY: &str = "\
//! Counts letters.

hsffi::module!(\"Data.Tiny\");

/// How long a text is, in bytes.
#[hsffi::export]
pub fn byte_length(text: &str) -> usize {
    text.len()
}
";

const SECTION: &str = r#"
[package]
name = "companions"
version = "0.1.0"
edition = "2024"
description = "Counts letters"
license = "MIT"
license-file = "COPYING"
repository = "https://example.org/companions"

[package.metadata.hsffi]
synopsis = "Letters"
description = """
Counts *letters*, of which there are many:

-- a
{ b }
"""
author = "A. Author"
maintainer = "author@example.org"
copyright = "2026 A. Author"
category = "Text"
homepage = "https://example.org/companions"
bug-reports = "https://example.org/companions/bugs"
readme = "README.md"
changelog = "CHANGELOG.md"
exposed-modules = ["Data.Tiny.Lengths"]
other-modules = ["Data.Tiny.Lengths.Inner"]

[package.metadata.hsffi.dependencies]
containers = ">=0.6 && <0.8"

[workspace]
"#;

const LENGTHS: &str = "\
-- | Lengths of several texts.
module Data.Tiny.Lengths (lengths) where

import Data.Map.Strict (Map)
import Data.Text (Text)

import Data.Tiny (byteLength)
import Data.Tiny.Lengths.Inner (fromPairs)

-- | The length of each text.
lengths :: [Text] -> IO (Map Text Word)
lengths texts = fromPairs <$> traverse (\\text -> (,) text <$> byteLength text) texts
";

const INNER: &str = "\
module Data.Tiny.Lengths.Inner (fromPairs) where

import qualified Data.Map.Strict as Map

fromPairs :: Ord k => [(k, v)] -> Map.Map k v
fromPairs = Map.fromList
";

const PROGRAM: &str = "\
{-# LANGUAGE OverloadedStrings #-}
module Main (main) where

import Data.Tiny.Lengths (lengths)

main :: IO ()
main = lengths [\"a\", \"bcd\"] >>= print
";

#[test]
fn a_described_package_with_companions_is_complete() -> Result<()> {
    let _machine = machine()?;
    let tiny = Crate::new("companions");
    tiny.package("haskell")?;
    let runtime = root().join("runtime");
    let manifest = format!(
        "{SECTION}\n[dependencies]\nhsffi = {{ path = '{}' }}\n",
        runtime.display()
    );
    let cabal_file = "cabal-version: 2.4\nname: program\nversion: 0.1.0\nbuild-type: Simple\n\n\
                      executable program\n  main-is: Main.hs\n  build-depends: base, companions\n  \
                      default-language: Haskell2010\n";
    let project = format!("packages: . haskell {}\n", haskell_runtime().display());
    for (path, text) in [
        ("Cargo.toml", manifest.as_str()),
        ("src/lib.rs", LIBRARY),
        ("COPYING", "Copy it.\n"),
        ("README.md", "Read me.\n"),
        ("CHANGELOG.md", "Changes.\n"),
        ("haskell/companion/Data/Tiny/Lengths.hs", LENGTHS),
        ("haskell/companion/Data/Tiny/Lengths/Inner.hs", INNER),
        ("Main.hs", PROGRAM),
        ("program.cabal", cabal_file),
        ("cabal.project", &project),
    ] {
        tiny.write(path, text)?;
    }
    let lock = root().join("Cargo.lock");
    let lock = std::fs::read_to_string(lock).unwrap_or_default();
    tiny.write("Cargo.lock", &lock)?;
    let manifest = tiny.home().join("Cargo.toml");
    let products = target().join("companions/target");
    hsffi("build")
        .arg("--manifest-path")
        .arg(&manifest)
        .arg("--target-dir")
        .arg(&products)
        .run()?;

    let package = tiny.home().join("haskell");
    let check = Cabal::new(&package, "companions").check()?.output()?;
    let told = String::from_utf8_lossy(&check.stdout).into_owned()
        + &String::from_utf8_lossy(&check.stderr);
    if !check.status.success() || !told.contains("No errors or warnings") {
        return Err(Error::Unmet(format!("cabal check complains:\n{told}")));
    }

    let cabal = Cabal::new(tiny.home(), "companions");
    cabal.compile("exe:program")?.run()?;
    Program::new(cabal.find("exe:program")?).expect(0, "fromList [(\"a\",1),(\"bcd\",3)]\n", "")?;

    let packed = cabal.sdist("companions")?.arg("--list-only").run()?;
    let packed = String::from_utf8_lossy(&packed).into_owned();
    for file in [
        "companion/Data/Tiny/Lengths.hs",
        "companion/Data/Tiny/Lengths/Inner.hs",
        "README.md",
        "CHANGELOG.md",
        "COPYING",
    ] {
        if !packed.contains(file) {
            return Err(Error::Unmet(format!(
                "cabal does not pack {file}:\n{packed}"
            )));
        }
    }
    found("two hand-written modules, and every field");
    Ok(())
}
