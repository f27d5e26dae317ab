//! Crates that a test generates. They are not members of the workspace, and all that belongs to one lies in a
//! directory of its own where Cargo builds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result, at};
use crate::program::cargo;

/// A crate that a test generates.
#[derive(Debug)]
pub struct Crate<'a> {
    name: &'a str,
    home: PathBuf,
}

impl<'a> Crate<'a> {
    /// Its directory and its package have this name.
    pub fn new(name: &'a str) -> Self {
        let home = crate::target().join(name);
        Crate { name, home }
    }

    /// The crate's directory.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Writes a file, by its path from the crate's directory.
    pub fn write(&self, path: &str, text: &str) -> Result<()> {
        let path = self.home.join(path);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).map_err(at(directory))?;
        }
        fs::write(&path, text).map_err(at(path))
    }

    /// Builds a version's static library, in the place of the one before.
    pub fn library(&self, version: &str, source: &str) -> Result<PathBuf> {
        let runtime = crate::root().join("runtime");
        let manifest = format!(
            "[package]\nname = \"{}\"\nversion = \"{version}\"\nedition = \"2024\"\n\n\
             [dependencies]\nhsffi = {{ path = '{}' }}\n\n\
             [workspace]\n",
            self.name,
            runtime.display()
        );
        self.write("Cargo.toml", &manifest)?;
        self.write("src/lib.rs", source)?;
        let lock = crate::root().join("Cargo.lock");
        fs::copy(&lock, self.home.join("Cargo.lock")).map_err(at(lock))?;

        let target = self.home.join("target");
        cargo(["rustc", "--offline", "--crate-type", "staticlib"])
            .env("CARGO_TARGET_DIR", &target)
            .directory(&self.home)
            .run()?;
        Ok(target.join(format!("debug/lib{}.a", self.name)))
    }

    /// An empty directory for a Haskell package.
    pub fn package(&self, name: &str) -> Result<PathBuf> {
        let directory = self.home.join(name);
        match fs::remove_dir_all(&directory) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::File {
                path: directory,
                source,
            }),
            _ => Ok(directory),
        }
    }
}
