//! Cabal, without a package index: all that a build needs besides the project's own packages is in GHC's database.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result, at};
use crate::program::Program;

/// A directory with a `cabal.project`, and a name for what Cabal builds there.
#[must_use]
#[derive(Debug)]
pub struct Cabal<'a> {
    directory: PathBuf,
    name: &'a str,
    /// Where there are libraries besides those of packages.
    libraries: Option<PathBuf>,
    /// Options of its own.
    options: &'a [&'a str],
}

impl<'a> Cabal<'a> {
    /// `name` is of the directory of build products.
    pub fn new(directory: impl Into<PathBuf>, name: &'a str) -> Self {
        Cabal {
            directory: directory.into(),
            name,
            libraries: None,
            options: &[],
        }
    }

    /// Builds with these options.
    pub fn options(self, options: &'a [&'a str]) -> Self {
        Cabal { options, ..self }
    }

    /// Also links with the libraries of a directory.
    pub fn libraries(self, directory: impl Into<PathBuf>) -> Self {
        Cabal {
            libraries: Some(directory.into()),
            ..self
        }
    }

    /// Compiles a target.
    pub fn compile(&self, target: &str) -> Result<Program> {
        Ok(self.task("v2-build")?.arg(target))
    }

    /// Finds a program that has been compiled.
    pub fn find(&self, target: &str) -> Result<PathBuf> {
        let output = self.task("list-bin")?.arg(target).run()?;
        let path = String::from_utf8_lossy(&output);
        match path.lines().last() {
            Some(path) => Ok(path.into()),
            None => Err(Error::Unmet(format!("cabal names no program {target}"))),
        }
    }

    /// Runs the only program of the package in the directory, and compiles it first.
    pub fn run_program(&self) -> Result<Program> {
        self.task("v2-run")
    }

    /// Starts `GHCi`.
    pub fn repl(&self, target: &str) -> Result<Program> {
        Ok(self.task("v2-repl")?.arg(target))
    }

    /// Looks for what a package index would reject.
    pub fn check(&self) -> Result<Program> {
        self.program("check")
    }

    /// Writes the documentation of a library.
    pub fn haddock(&self, target: &str) -> Result<Program> {
        Ok(self.task("v2-haddock")?.arg(target))
    }

    /// Packs a package.
    pub fn sdist(&self, target: &str) -> Result<Program> {
        let program = self.program("v2-sdist")?;
        Ok(program
            .arg(format!("--builddir={}", self.products().display()))
            .arg(target))
    }

    /// Installs a program to a directory.
    pub fn install(&self, target: &str, bin: &Path) -> Result<Program> {
        let program = self.program("v2-install")?;
        Ok(program
            .arg(format!("--builddir={}", self.products().display()))
            .arg(format!("--installdir={}", bin.display()))
            .arg("--overwrite-policy=always")
            .arg(target))
    }

    fn task(&self, task: &str) -> Result<Program> {
        let program = self.program(task)?;
        let libraries = self.libraries.as_deref();
        Ok(program
            .arg(format!("--builddir={}", self.products().display()))
            .args(["--enable-tests", "--ghc-options=-Wall -Wcompat -Werror"])
            .args(libraries.map(|it| format!("--extra-lib-dirs={}", it.display())))
            .args(self.options))
    }

    fn products(&self) -> PathBuf {
        home().join(self.name)
    }

    fn program(&self, task: &str) -> Result<Program> {
        Ok(Program::new("cabal")
            .directory(&self.directory)
            .env("CABAL_DIR", home())
            // Paths are not ASCII alone.
            .env("LC_ALL", "C.UTF-8")
            .arg(format!("--config-file={}", config()?.display()))
            .arg(task))
    }
}

/// Compiles the Haskell runtime, and returns the package database that it is in.
pub fn runtime_database() -> Result<PathBuf> {
    let cabal = Cabal::new(crate::root().join("haskell"), "runtime-package");
    cabal.compile("lib:hsffi")?.run()?;
    let databases = cabal.products().join("packagedb");
    let found = fs::read_dir(&databases).map_err(at(&databases))?.next();
    match found {
        Some(Ok(database)) => Ok(database.path()),
        _ => Err(Error::Unmet(format!(
            "there is no package database in {}",
            databases.display()
        ))),
    }
}

/// A configuration that names no package index, and is offline.
pub fn config() -> Result<PathBuf> {
    let config = home().join("config");
    let index = home().join("index");
    fs::create_dir_all(&index).map_err(at(&index))?;
    let text = format!(
        "offline: True\n\nrepository none\n  url: file+noindex://{}\n",
        index.display()
    );
    fs::write(&config, text).map_err(at(&config))?;
    Ok(config)
}

/// What is Cabal's own in these tests: `CABAL_DIR`.
pub fn home() -> PathBuf {
    crate::target().join("cabal")
}
