//! Where the crate `hsffi` comes from.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::Result;

/// The crate `hsffi` that fits to this command.
pub struct Dependency {
    origin: Origin,
    /// Whether cargo may not ask the registry.
    offline: bool,
}

enum Origin {
    /// In the registry.
    Version(&'static str),
    /// In a directory.
    Path(PathBuf),
}

impl Dependency {
    /// That of the directory that was asked for; the one beside the source of this command, where there is a source; or else the version
    /// that this command has.
    pub fn find(asked: Option<PathBuf>, offline: bool) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let beside = source.map(|source| source.join("runtime"));
        let beside = beside.filter(|dir| dir.join("Cargo.toml").is_file());
        let origin = match asked.or(beside) {
            Some(dir) => Origin::Path(dir),
            None => Origin::Version(env!("CARGO_PKG_VERSION")),
        };
        Dependency { origin, offline }
    }

    /// Adds it to a `Cargo.toml`.
    pub fn add(&self, manifest: &Path) -> Result<()> {
        let mut arguments: Vec<OsString> = vec!["add".into(), "--quiet".into()];
        arguments.extend(["--manifest-path".into(), manifest.into()]);
        if self.offline {
            arguments.push("--offline".into());
        }
        match &self.origin {
            Origin::Version(version) => arguments.push(format!("hsffi@{version}").into()),
            Origin::Path(dir) => {
                arguments.extend(["hsffi".into(), "--path".into(), dir.into()]);
            }
        }
        super::run_cargo(&arguments)
    }
}
