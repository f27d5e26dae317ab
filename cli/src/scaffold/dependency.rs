//! Where the crate `hsffi` comes from.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::Result;

/// The crate `hsffi` that fits to this command.
pub enum Dependency {
    /// In the registry.
    Version(&'static str),
    /// In a directory.
    Path(PathBuf),
}

impl Dependency {
    /// That of the directory that was asked for; the one beside the source of this command, where there is a source; or else the version
    /// that this command has.
    pub fn find(asked: Option<PathBuf>) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let beside = source.map(|source| source.join("runtime"));
        let beside = beside.filter(|dir| dir.join("Cargo.toml").is_file());
        match asked.or(beside) {
            Some(dir) => Dependency::Path(dir),
            None => Dependency::Version(env!("CARGO_PKG_VERSION")),
        }
    }

    /// Adds it to a `Cargo.toml`.
    pub fn add(&self, manifest: &Path) -> Result<()> {
        let mut arguments: Vec<OsString> = vec!["add".into(), "--quiet".into()];
        arguments.extend(["--manifest-path".into(), manifest.into()]);
        match self {
            Dependency::Version(version) => arguments.push(format!("hsffi@{version}").into()),
            Dependency::Path(dir) => {
                arguments.extend(["hsffi".into(), "--path".into(), dir.into()]);
            }
        }
        super::run_cargo(&arguments)
    }
}
