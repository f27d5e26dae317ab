//! The Cabal package in the folder, if there is one: what is to be known of it before cabal reads it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Error;

/// A Cabal package of the user's.
#[derive(Debug)]
pub(crate) struct CabalPackage {
    /// The `.cabal` file.
    pub(crate) file: PathBuf,
    pub(crate) name: String,
}

impl CabalPackage {
    /// None when the folder has modules alone.
    pub(crate) fn find(folder: &Path) -> Result<Option<Self>, Error> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        let mut files: Vec<_> = paths.filter(|path| is_cabal_file(path)).collect();
        files.sort();
        let file = match files.len() {
            0 => return Ok(None),
            1 => files.remove(0),
            _ => return Err(Error::SeveralPackages { files }),
        };
        let text = fs::read_to_string(&file).map_err(|source| Error::Unreadable {
            path: file.clone(),
            source,
        })?;
        if !has_library(&text) {
            return Err(Error::NoLibrary { path: file });
        }
        let stem = || file.file_stem().unwrap_or_default().to_string_lossy();
        let name = name(&text).unwrap_or_else(|| stem().into_owned());
        Ok(Some(CabalPackage { file, name }))
    }

    /// Files outside of the folder that the package names: cargo watches them, too.
    pub(crate) fn outside(&self, folder: &Path) -> Vec<PathBuf> {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let words = text.split(|c: char| c.is_whitespace() || c == ',' || c == '"');
        let outside = words.filter(|word| word.starts_with("../"));
        let paths = outside.map(|word| folder.join(word));
        paths.filter(|path| path.exists()).collect()
    }
}

fn is_cabal_file(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "cabal") && path.is_file()
}

/// Whether a section begins that describes the package's library, and not one of its sublibraries.
fn has_library(text: &str) -> bool {
    text.lines().any(|line| {
        let rest = line
            .get(..7)
            .filter(|it| it.eq_ignore_ascii_case("library"));
        rest.is_some() && matches!(line[7..].trim(), "" | "{")
    })
}

fn name(text: &str) -> Option<String> {
    let fields = text.lines().filter_map(|line| line.split_once(':'));
    let mut names = fields.filter(|(field, _)| field.trim_end().eq_ignore_ascii_case("name"));
    let (_, name) = names.next()?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Cargo's lock file, in the folder of a Cargo package or of its workspace.
pub(crate) fn lock_file(package: &Path) -> Option<PathBuf> {
    let mut files = package.ancestors().map(|folder| folder.join("Cargo.lock"));
    files.find(|file| file.is_file())
}

/// What cargo watches in the folder of a package: not what cabal builds there.
pub(crate) fn watched(folder: &Path) -> Vec<PathBuf> {
    if !folder.join("dist-newstyle").exists() {
        return vec![folder.to_owned()];
    }
    let is_source = |name: &str| !name.starts_with("dist") && !name.starts_with('.');
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sources = entries.filter(|entry| is_source(&entry.file_name().to_string_lossy()));
    sources.map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_and_the_library_are_found() {
        let text = "Cabal-Version: 2.4\nName:  mail-classify\n\nLibrary\n  exposed-modules: A\n";
        assert_eq!(name(text).as_deref(), Some("mail-classify"));
        assert!(has_library(text));
        assert!(has_library("library {\n"));
        assert!(!has_library("library inner\n  exposed-modules: A\n"));
        assert!(!has_library("executable library\n"));
    }
}
