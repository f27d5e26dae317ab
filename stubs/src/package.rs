//! Generated packages, and writing them to a directory.
//!
//! The directory may also contain files of the user. A manifest in the directory lists the files that hsffi wrote. hsffi never
//! replaces or removes other files unless the caller requests it, and a write either succeeds completely or changes nothing.

mod difference;
mod manifest;
mod plan;
mod transaction;

use std::path::{Path, PathBuf};

pub use difference::{Difference, State};

use crate::error::Error;
use manifest::Manifest;
use plan::{Plan, Wanted};
use transaction::Transaction;

/// A generated Haskell package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The name of the Cabal package.
    pub name: String,
    /// The version of the Cabal package.
    pub version: String,
    /// The files of the package.
    pub files: Vec<File>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path relative to the package, with `/` as the separator.
    pub path: String,
    /// The content of the file.
    pub contents: String,
    /// Whether the file is executable.
    pub executable: bool,
}

/// The object file of a library, in the directory `lib` of the package. If the file is missing, Cabal prints its name, so the name
/// is the command that builds it.
pub(crate) const OBJECT: &str = "cargo-hsffi-build.o";

/// The file next to it that tells what it was built from.
pub(crate) const RECORD: &str = "built-from";

/// The C file next to a library that is an archive.
pub(crate) const ARCHIVE_MARK: &str = "library.c";

/// The library that a package links. Writing the package copies it to the directory `lib`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Library {
    /// An object file, made by [`Isolated`](crate::Isolated).
    Object {
        /// The content of the object file.
        contents: Vec<u8>,
        /// What it was built from, as `configure` reads it: the arguments of the command, and the checksums of the sources.
        built_from: String,
    },
    /// A static library.
    Archive {
        /// The file name of the copy, such as `libmail.a`.
        file_name: String,
        /// The content of the library.
        contents: Vec<u8>,
    },
}

impl Library {
    /// The file name of the copy.
    pub fn file_name(&self) -> &str {
        match self {
            Library::Object { .. } => OBJECT,
            Library::Archive { file_name, .. } => file_name,
        }
    }

    fn contents(&self) -> &[u8] {
        match self {
            Library::Object { contents, .. } | Library::Archive { contents, .. } => contents,
        }
    }

    /// The file next to the library. For an archive, it is a C file with a digest of the archive: Cabal does not read libraries and
    /// would not link programs again after a change of the body of a Rust function.
    fn mark(&self) -> (&'static str, String) {
        match self {
            Library::Object { built_from, .. } => (RECORD, built_from.clone()),
            Library::Archive { contents, .. } => {
                let digest = hsffi_metadata::digest(contents);
                (
                    ARCHIVE_MARK,
                    format!(
                        "/* Written by hsffi, so that programs are linked again when the Rust library changes. */\n\
                         static const char library[] __attribute__((used)) = \"{digest:016x}\";\n"
                    ),
                )
            }
        }
    }
}

/// The treatment of files that hsffi did not write and of files that were edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Report them, and change nothing.
    Refuse,
    /// Replace them.
    Force,
}

/// The result of writing a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files that were created or replaced.
    pub written: Vec<PathBuf>,
    /// The files of an earlier version that were removed.
    pub removed: Vec<PathBuf>,
    /// The files of an earlier version that were edited and therefore not removed. hsffi no longer manages them.
    pub kept: Vec<PathBuf>,
    /// The number of files that were up to date and are unchanged.
    pub unchanged: usize,
}

impl Package {
    /// Writes the package to `dir`, which is created if it does not exist.
    ///
    /// A library that [`write_with_library`](Self::write_with_library) wrote there is kept.
    ///
    /// # Errors
    /// If files prevent the writing, all of which the error lists, or if the operating system reports an error. Then nothing is
    /// changed.
    pub fn write(&self, dir: impl AsRef<Path>, overwrite: Overwrite) -> Result<Written, Error> {
        self.write_all(None, dir.as_ref(), overwrite)
    }

    /// Writes the package and its library in one transaction.
    ///
    /// A separate manifest, `lib/.hsffi-manifest`, lists the library: the package may be under version control, and a library
    /// that was built on another machine differs.
    ///
    /// # Errors
    /// The errors of [`write`](Self::write).
    pub fn write_with_library(
        &self,
        library: &Library,
        dir: impl AsRef<Path>,
        overwrite: Overwrite,
    ) -> Result<Written, Error> {
        self.write_all(Some(library), dir.as_ref(), overwrite)
    }

    /// The differences between the package and the files in `dir`, sorted by path. The library is not compared.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn check(&self, dir: impl AsRef<Path>) -> Result<Vec<Difference>, Error> {
        let dir = dir.as_ref();
        let manifest = Manifest::read(dir)?;
        let wanted = self.wanted();
        Ok(Plan::new(dir, &wanted, &manifest)?.into_differences())
    }

    fn write_all(
        &self,
        library: Option<&Library>,
        dir: &Path,
        overwrite: Overwrite,
    ) -> Result<Written, Error> {
        // Everything is read after the lock is held, and everything is checked before the first file is touched.
        let mut transaction = Transaction::begin(dir)?;
        let lib_dir = dir.join("lib");
        let wanted = self.wanted();
        let mark = library.map(Library::mark);
        let local = |path, contents| Wanted {
            path,
            contents,
            executable: false,
            by_name: matches!(library, Some(Library::Object { .. })),
        };
        let wanted_local = library.zip(mark.as_ref()).map(|(library, mark)| {
            let (mark_name, mark) = mark;
            [
                local(library.file_name(), library.contents()),
                local(mark_name, mark.as_bytes()),
            ]
        });
        let manifest = read_manifest(dir, overwrite)?;
        let library_manifest = read_manifest(&lib_dir, overwrite)?;
        let mut plans = vec![Plan::new(dir, &wanted, &manifest)?];
        if let Some(wanted) = &wanted_local {
            plans.push(Plan::new(&lib_dir, wanted, &library_manifest)?);
        }

        let refused: Vec<_> = plans
            .iter()
            .flat_map(|plan| plan.refused(overwrite))
            .collect();
        if !refused.is_empty() {
            return Err(Error::Refused { refused });
        }
        let mut written = Written::default();
        for plan in &plans {
            plan.stage(&mut transaction, &mut written)?;
        }
        transaction.commit()?;
        Ok(written)
    }

    fn wanted(&self) -> Vec<Wanted<'_>> {
        let wanted = self.files.iter().map(|file| Wanted {
            path: &file.path,
            contents: file.contents.as_bytes(),
            executable: file.executable,
            by_name: false,
        });
        wanted.collect()
    }
}

/// The manifest of `dir`. With [`Overwrite::Force`], a damaged manifest is replaced.
fn read_manifest(dir: &Path, overwrite: Overwrite) -> Result<Manifest, Error> {
    match Manifest::read(dir) {
        Err(Error::Manifest { .. }) if overwrite == Overwrite::Force => Ok(Manifest::default()),
        manifest => manifest,
    }
}

/// Whether hsffi wrote the package in `dir`.
pub(crate) fn is_written_by_hsffi(dir: &Path) -> Result<bool, Error> {
    Manifest::read(dir).map(|manifest| manifest.paths().next().is_some())
}
