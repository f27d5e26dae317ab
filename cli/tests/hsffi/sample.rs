//! Crates for the tests to build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::{Run, hsffi, run};

/// A library of one function.
pub const LIB: &str = r#"//! Counts letters.

hsffi::module!("Data.Tiny");

/// How long a text is, in bytes.
#[hsffi::export]
pub fn length(text: &str) -> usize {
    text.len()
}
"#;

/// A crate with no more than it needs: no crate type, and nothing of Haskell.
pub struct Crate {
    dir: TempDir,
}

impl Crate {
    /// `name` is that of the test: cargo puts libraries of one name into one place.
    pub fn new(name: &str, manifest: &str, lib: &str) -> Self {
        let dir = tempfile::tempdir().expect("there is room");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the crate is in a workspace");
        let runtime = workspace.join("runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{manifest}\n\
             [dependencies]\nhsffi = {{ path = '{}' }}\n\n[workspace]\n",
            runtime.display()
        );
        let made = Crate { dir };
        made.write("Cargo.toml", &manifest);
        made.write("src/lib.rs", lib);
        // The versions that the workspace has are there already.
        fs::copy(workspace.join("Cargo.lock"), made.path("Cargo.lock")).expect("there is room");
        made
    }

    pub fn tiny(name: &str) -> Self {
        Self::new(name, "", LIB)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub fn write(&self, path: &str, contents: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("there is room");
        fs::write(path, contents).expect("there is room");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("it is there")
    }

    /// `cargo hsffi` in the crate. All crates of the tests share what they depend on.
    pub fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = hsffi(self.dir.path(), arguments);
        command.env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"));
        command
    }

    pub fn hsffi<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        run(&mut self.command(arguments))
    }
}
