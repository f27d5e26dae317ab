//! What the tasks need of the machine, and how it gets there.

use crate::error::{Error, Result};
use crate::program::Program;

/// Something that must be there, and the Debian package that brings it.
#[derive(Clone, Copy)]
struct Need {
    what: What,
    debian: &'static str,
}

#[derive(Clone, Copy)]
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
const TO_BUILD: &[Need] = &[
    program("gcc", "gcc"),
    program("ghc", "ghc"),
    program("cabal", "cabal-install"),
];

/// For the tests.
const TO_TEST: &[Need] = &[
    program("haddock", "ghc"),
    program("hlint", "hlint"),
    program("valgrind", "valgrind"),
    program("ld.lld", "lld"),
    haskell("vector", "libghc-vector-dev"),
    haskell("primitive", "libghc-primitive-dev"),
    haskell("hspec", "libghc-hspec-dev"),
    haskell("QuickCheck", "libghc-quickcheck2-dev"),
    library("libpcre2-8.so", "libpcre2-dev"),
];

/// Makes sure of all that a Haskell program on a generated package needs.
pub fn build_tools() -> Result<()> {
    satisfy(TO_BUILD)
}

/// Makes sure of all that any task needs.
pub fn everything() -> Result<()> {
    satisfy(&[TO_BUILD, TO_TEST].concat())?;
    rust_components()
}

fn satisfy(needs: &[Need]) -> Result<()> {
    let missing: Vec<_> = needs.iter().filter(|need| !need.is_there()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|need| need.debian).collect();
    let Some(apt_get) = AptGet::find() else {
        let names: Vec<_> = missing.iter().map(ToString::to_string).collect();
        return Err(Error::Unmet(format!(
            "missing: {}\ninstall them; on Debian and its kin with\n\n    apt-get install {}\n",
            names.join(", "),
            packages.join(" ")
        )));
    };
    println!("installing {}", packages.join(" "));
    apt_get.run(&["update", "--quiet"])?;
    apt_get.run(
        &[
            &["install", "--yes", "--no-install-recommends"],
            &packages[..],
        ]
        .concat(),
    )?;
    match missing.iter().find(|need| !need.is_there()) {
        None => Ok(()),
        Some(need) => Err(Error::Unmet(format!(
            "{need} is still missing after {} was installed",
            need.debian
        ))),
    }
}

impl Need {
    fn is_there(&self) -> bool {
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

impl std::fmt::Display for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.what {
            What::Program(name) => write!(f, "the program {name}"),
            What::Haskell(name) => write!(f, "the Haskell package {name}"),
            What::Library(name) => write!(f, "the library {name}"),
        }
    }
}

/// `apt-get`, where it may be used without asking anybody.
struct AptGet {
    sudo: bool,
}

impl AptGet {
    fn find() -> Option<Self> {
        let is_root = || {
            let user = Program::new("id").arg("-u").run();
            user.is_ok_and(|id| id.trim_ascii() == b"0")
        };
        let can_sudo = || Program::new("sudo").args(["-n", "true"]).succeeds();
        if !Program::new("apt-get").arg("--version").succeeds() {
            None
        } else if is_root() {
            Some(AptGet { sudo: false })
        } else if can_sudo() {
            Some(AptGet { sudo: true })
        } else {
            None
        }
    }

    fn run(&self, args: &[&str]) -> Result<()> {
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        let program = if self.sudo {
            Program::new("sudo").arg("-n").args(words)
        } else {
            Program::new(words[0]).args(&words[1..])
        };
        program.args(args).run().map(drop)
    }
}

/// The parts of Rust's toolchain that a minimal installation lacks.
fn rust_components() -> Result<()> {
    let missing: Vec<_> = ["clippy", "rustfmt"]
        .into_iter()
        .zip(["cargo-clippy", "cargo-fmt"])
        .filter(|(_, program)| !Program::new(program).arg("--version").succeeds())
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let add = Program::new("rustup")
        .args(["component", "add"])
        .args(&missing);
    let line = add.line();
    add.run().map(drop).map_err(|_| {
        Error::Unmet(format!(
            "missing: {}\ninstall them: {line}",
            missing.join(", ")
        ))
    })
}
