//! The Haskell package `hsffi`, on which each generated package depends.

use std::path::Path;

use crate::error::Error;
use crate::package::{File, Package, is_written_by_hsffi};

/// The version of the package that generated packages are for.
pub const RUNTIME_VERSION: &str = hsffi_haskell::VERSION;

/// The versions that generated packages accept, as Cabal writes them: those with the same first two components.
pub(crate) fn version_range() -> String {
    let (major, minor) = major(RUNTIME_VERSION);
    format!(">={major}.{minor} && <{major}.{}", minor + 1)
}

/// Whether packages that are generated for [`RUNTIME_VERSION`] work with this version.
pub fn fits_runtime(version: &str) -> bool {
    major(version) == major(RUNTIME_VERSION)
}

/// The first two components of a version.
fn major(version: &str) -> (u32, u32) {
    let mut components = version
        .split('.')
        .map(|component| component.parse().unwrap_or(0));
    let mut next = || components.next().unwrap_or(0);
    (next(), next())
}

/// The package `hsffi`, to be written beside generated packages.
pub fn runtime() -> Package {
    let files = hsffi_haskell::FILES.iter().map(|(path, contents)| File {
        path: (*path).to_owned(),
        contents: (*contents).to_owned(),
        executable: false,
    });
    Package {
        name: "hsffi".to_owned(),
        version: RUNTIME_VERSION.to_owned(),
        files: files.collect(),
    }
}

/// The Haskell packages that the runtime depends on, without `base`, which each GHC has.
pub fn runtime_dependencies() -> Vec<&'static str> {
    let cabal = hsffi_haskell::FILES.iter();
    let cabal = cabal.filter(|(path, _)| *path == "hsffi.cabal");
    let lines = cabal.flat_map(|(_, contents)| contents.lines());
    let library = lines.skip_while(|line| !line.starts_with("library"));
    let fields = library.skip_while(|line| line.trim() != "build-depends:");
    let packages = fields.skip(1).map_while(|line| {
        let package = line.trim().strip_prefix(',')?;
        package.split_whitespace().next()
    });
    packages.filter(|package| *package != "base").collect()
}

/// The version of a package `hsffi` in `dir` that hsffi did not write, such as one that was unpacked from a package index. None where
/// there is no package, or where hsffi wrote it.
///
/// # Errors
/// When a file cannot be read.
pub fn foreign_runtime(dir: &Path) -> Result<Option<String>, Error> {
    let path = dir.join("hsffi.cabal");
    if !path.is_file() || is_written_by_hsffi(dir)? {
        return Ok(None);
    }
    let text =
        std::fs::read_to_string(&path).map_err(|source| Error::Unreadable { path, source })?;
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let version = fields.find(|(name, _)| name.trim().eq_ignore_ascii_case("version"));
    Ok(Some(version.map_or_else(
        || "unknown".to_owned(),
        |(_, version)| version.trim().to_owned(),
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dependencies_are_those_of_the_library() {
        let dependencies = runtime_dependencies();
        for package in ["text", "vector"] {
            assert!(dependencies.contains(&package), "{dependencies:?}");
        }
        for package in ["base", "hsffi", "hspec"] {
            assert!(!dependencies.contains(&package), "{dependencies:?}");
        }
    }

    #[test]
    fn versions_with_the_same_first_two_components_fit() {
        assert_eq!(version_range(), ">=0.1 && <0.2");
        for (version, fits) in [
            ("0.1.0", true),
            ("0.1.7.2", true),
            ("0.2.0", false),
            ("1.1.0", false),
            ("unknown", false),
        ] {
            assert_eq!(fits_runtime(version), fits, "{version}");
        }
    }
}
