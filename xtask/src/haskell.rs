//! Cabal, without a package index: all that a build needs besides the project's own packages is GHC's.

use std::fs;
use std::path::PathBuf;

use crate::error::{Error, Result, at};
use crate::program::Program;

/// A `cabal.project` and what it builds.
#[derive(Clone, Copy)]
pub struct Project {
    /// The directory, from the repository's root.
    pub directory: &'static str,
}

/// The regex package and hgrep.
pub const REGEX: Project = Project {
    directory: "examples/regex",
};

/// The package of every type that crosses, and its tests.
pub const EVERYTHING: Project = Project {
    directory: "tests/everything",
};

impl Project {
    /// Compiles a target; every warning is an error.
    pub fn build(self, target: &str) -> Result<Program> {
        Ok(self.cabal("v2-build")?.arg(target))
    }

    /// The executable or test program of a target that has been built.
    pub fn program(self, target: &str) -> Result<PathBuf> {
        let output = self.cabal("list-bin")?.arg(target).run()?;
        let path = String::from_utf8_lossy(&output);
        // Cabal may warn before it answers.
        let path = path.lines().last().unwrap_or_default();
        if path.is_empty() {
            return Err(Error::Unmet(format!("cabal names no program {target}")));
        }
        Ok(path.into())
    }

    fn cabal(self, command: &str) -> Result<Program> {
        let home = crate::target().join("cabal");
        let config = home.join("config");
        fs::create_dir_all(&home).map_err(at(&home))?;
        fs::write(&config, "offline: True\n").map_err(at(&config))?;
        let project = crate::root().join(self.directory);
        Ok(Program::new("cabal")
            .directory(&project)
            .env("CABAL_DIR", &home)
            .arg(format!("--config-file={}", config.display()))
            .arg(command)
            .arg(format!(
                "--builddir={}",
                home.join(self.directory).display()
            ))
            .args(["--enable-tests", "--ghc-options=-Wall -Wcompat -Werror"]))
    }
}
