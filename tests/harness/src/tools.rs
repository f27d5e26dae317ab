//! What a machine must have installed.

use std::fmt;

use crate::error::{Error, Result};
use crate::program::Program;

/// Something that must be there, and the Debian package that brings it.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    what: What,
    /// The name of that package.
    pub debian: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// A program that answers to `--version`.
    Program(&'static str),
    /// A Haskell package in GHC's global database.
    Haskell(&'static str),
    /// A shared library that gcc finds, by its file's name.
    Library(&'static str),
}

const fn program(name: &'static str, debian: &'static str) -> Need {
    Need {
        what: What::Program(name),
        debian,
    }
}

const fn haskell(name: &'static str, debian: &'static str) -> Need {
    Need {
        what: What::Haskell(name),
        debian,
    }
}

const fn library(name: &'static str, debian: &'static str) -> Need {
    Need {
        what: What::Library(name),
        debian,
    }
}

/// For building a generated package and a program on it.
pub const TO_BUILD: &[Need] = &[
    program("gcc", "gcc"),
    program("ghc", "ghc"),
    program("cabal", "cabal-install"),
];

/// For the tests.
pub const TO_TEST: &[Need] = &[
    program("haddock", "ghc"),
    program("hlint", "hlint"),
    program("valgrind", "valgrind"),
    program("ld.lld", "lld"),
    haskell("vector", "libghc-vector-dev"),
    haskell("primitive", "libghc-primitive-dev"),
    haskell("hspec", "libghc-hspec-dev"),
    haskell("hashable", "libghc-hashable-dev"),
    haskell("QuickCheck", "libghc-quickcheck2-dev"),
    haskell("iproute", "libghc-iproute-dev"),
    haskell("network-uri", "libghc-network-uri-dev"),
    haskell("uuid-types", "libghc-uuid-types-dev"),
    haskell("versions", "libghc-versions-dev"),
    library("libpcre2-8.so", "libpcre2-dev"),
];

/// For `cargo xtask bench`.
pub const TO_MEASURE: &[Need] = &[
    haskell("aeson", "libghc-aeson-dev"),
    haskell("primitive", "libghc-primitive-dev"),
    haskell("vector", "libghc-vector-dev"),
];

/// What any test or task needs.
pub fn all() -> Vec<Need> {
    [TO_BUILD, TO_TEST].concat()
}

/// Those of the needs that are missing.
pub fn missing(needs: &[Need]) -> Vec<Need> {
    needs
        .iter()
        .filter(|need| !need.is_there())
        .copied()
        .collect()
}

/// Fails when something is missing, and says how to install it.
pub fn require(needs: &[Need]) -> Result<()> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(ToString::to_string).collect();
    Err(Error::Unmet(format!(
        "missing: {}\ninstall them with `cargo xtask setup`, or on Debian and its kin with\n\n    apt-get install {}\n",
        names.join(", "),
        packages(&missing).join(" ")
    )))
}

/// The Debian packages that bring these.
pub fn packages(needs: &[Need]) -> Vec<&'static str> {
    let mut packages: Vec<_> = needs.iter().map(|need| need.debian).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

impl Need {
    /// Whether it is installed.
    pub fn is_there(&self) -> bool {
        match self.what {
            What::Program(name) => Program::new(name).arg("--version").succeeds(),
            What::Haskell(name) => Program::new("ghc-pkg")
                .args(["list", "--global", "--simple-output", name])
                .run()
                .is_ok_and(|found| !found.trim_ascii().is_empty()),
            // A file that gcc does not find, it answers as it was asked for.
            What::Library(name) => Program::new("gcc")
                .arg(format!("-print-file-name={name}"))
                .run()
                .is_ok_and(|found| found.trim_ascii() != name.as_bytes()),
        }
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.what {
            What::Program(name) => write!(f, "the program {name}"),
            What::Haskell(name) => write!(f, "the Haskell package {name}"),
            What::Library(name) => write!(f, "the library {name}"),
        }
    }
}
