//! The crates of this repository that become Haskell packages, and the Haskell programs on them.
//!
//! Cabal has an empty package index here: all that a build needs besides the project's own packages is in GHC's database.

use std::fs;
use std::path::PathBuf;

use crate::error::{Error, Result, at};
use crate::program::{Program, cargo};

/// A crate with its Haskell package and programs, beside a `cabal.project`.
pub struct Project {
    package: &'static str,
    release: bool,
    /// From the repository's root.
    directory: &'static str,
}

/// The regex crate, and hgrep.
pub const REGEX: Project = Project {
    package: "rust-regex",
    release: true,
    directory: "examples/regex",
};

/// Every type that crosses, and its tests. Built for debugging: that checks the most.
pub const EVERYTHING: Project = Project {
    package: "hsffi-everything",
    release: false,
    directory: "tests/everything",
};

/// Names and documentation that are hard to carry over. There are no programs on it.
pub const AWKWARD: Project = Project {
    package: "hsffi_awkward",
    release: false,
    directory: "tests/awkward",
};

/// What a call costs. Its package is not checked in.
pub const BENCH: Project = Project {
    package: "hsffi-bench",
    release: true,
    directory: "bench",
};

/// Those whose packages are checked in.
pub const ALL: [&Project; 3] = [&REGEX, &EVERYTHING, &AWKWARD];

impl Project {
    /// Builds the crate's library and writes its Haskell package.
    pub fn generate(&self) -> Program {
        self.hsffi("build")
    }

    /// Compares the Haskell package with what would be written.
    pub fn check(&self) -> Program {
        self.hsffi("check")
    }

    fn hsffi(&self, task: &str) -> Program {
        let command = ["run", "--quiet", "--package", "cargo-hsffi", "--", "hsffi"];
        let program = cargo(command).args([task, "-p", self.package]);
        program.args(self.release.then_some("--release"))
    }

    /// Compiles a target of Cabal's.
    pub fn compile(&self, target: &str) -> Result<Program> {
        Ok(self.cabal("v2-build")?.arg(target))
    }

    /// Generates, compiles and finds a program of Cabal's.
    pub fn program(&self, target: &str) -> Result<PathBuf> {
        self.generate().run()?;
        self.compile(target)?.run()?;
        self.find(target)
    }

    /// Finds a program that has been compiled.
    pub fn find(&self, target: &str) -> Result<PathBuf> {
        let output = self.cabal("list-bin")?.arg(target).run()?;
        let path = String::from_utf8_lossy(&output);
        match path.lines().last() {
            Some(path) => Ok(path.into()),
            None => Err(Error::Unmet(format!("cabal names no program {target}"))),
        }
    }

    fn cabal(&self, task: &str) -> Result<Program> {
        let home = crate::target().join("cabal");
        let config = home.join("config");
        let index = home.join("index");
        fs::create_dir_all(&index).map_err(at(&index))?;
        let text = format!(
            "offline: True\n\nrepository none\n  url: file+noindex://{}\n",
            index.display()
        );
        fs::write(&config, text).map_err(at(&config))?;
        Ok(Program::new("cabal")
            .directory(&crate::root().join(self.directory))
            .env("CABAL_DIR", &home)
            .arg(format!("--config-file={}", config.display()))
            .arg(task)
            .arg(format!("--builddir={}", home.join(self.package).display()))
            .args(["--enable-tests", "--ghc-options=-Wall -Wcompat -Werror"]))
    }
}
