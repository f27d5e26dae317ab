//! A generated package, and its way to the disk.
//!
//! A directory of a package belongs to two: hsffi writes some of its files, and the user may keep others beside them. A
//! manifest in the directory tells hsffi's own. Nothing else is ever replaced or removed unless that is asked for, and a
//! writing either succeeds in whole or leaves everything as it was.

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

/// A Haskell package as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name for Cabal.
    pub name: String,
    /// Its files.
    pub files: Vec<File>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lies in the package: a relative path with `/` between its parts.
    pub path: String,
    /// Its text.
    pub contents: String,
    /// Whether it is to be run.
    pub executable: bool,
}

/// The object file that a library is, in the package's directory `lib`. Where it is missing, Cabal names it: so its name tells
/// what makes it.
pub(crate) const OBJECT: &str = "cargo-hsffi-build.o";

/// The C file that Cabal takes the object to be compiled from.
pub(crate) const OBJECT_MARK: &str = "cargo-hsffi-build.c";

/// The C file beside a library that is an archive.
pub(crate) const ARCHIVE_MARK: &str = "library.c";

/// The library that a package links, to be copied into its `lib` directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Library {
    /// An object file, as [`Isolated`](crate::Isolated) makes it.
    Object(Vec<u8>),
    /// A static library.
    Archive {
        /// What the copy is called: `libmail.a`.
        file_name: String,
        /// The library itself.
        contents: Vec<u8>,
    },
}

impl Library {
    /// What the copy is called.
    pub fn file_name(&self) -> &str {
        match self {
            Library::Object(_) => OBJECT,
            Library::Archive { file_name, .. } => file_name,
        }
    }

    fn contents(&self) -> &[u8] {
        match self {
            Library::Object(contents) | Library::Archive { contents, .. } => contents,
        }
    }

    /// A C file for Cabal. For an archive it is another when the archive is: Cabal does not look into libraries, and would not link
    /// programs again when only the body of a Rust function has changed.
    fn mark(&self) -> (&'static str, String) {
        match self {
            Library::Object(_) => (
                OBJECT_MARK,
                format!(
                    "/* Written by hsffi. This is never compiled: configure puts {OBJECT}, the Rust library, in place of what it \
                     would be compiled to. */\n\
                     #error \"{OBJECT_MARK} is newer than {OBJECT}: run cargo hsffi build, and configure this package again\"\n"
                ),
            ),
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

/// What to do about files that hsffi did not write, and those that were edited since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave everything as it is and report them.
    Refuse,
    /// Replace them.
    Force,
}

/// What a writing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files that are new or have new content.
    pub written: Vec<PathBuf>,
    /// The files of an older version that are gone.
    pub removed: Vec<PathBuf>,
    /// The files of an older version that are still there, since somebody edited them. They are the user's from now on.
    pub kept: Vec<PathBuf>,
    /// How many files were as they should be. These were not touched.
    pub unchanged: usize,
}

impl Package {
    /// Writes the package into `dir`, which is made when it is not there.
    ///
    /// A library that [`write_with_library`](Self::write_with_library) put there stays.
    ///
    /// # Errors
    /// When files stand in the way, all of which are named, or when the operating system refuses. Nothing is changed then.
    pub fn write(&self, dir: impl AsRef<Path>, overwrite: Overwrite) -> Result<Written, Error> {
        self.write_all(None, dir.as_ref(), overwrite)
    }

    /// Writes the package and its library as one.
    ///
    /// The library is told in a manifest of its own, `lib/.hsffi-manifest`: the package may be kept under version control,
    /// and a library that was built on another machine is another one.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_with_library(
        &self,
        library: &Library,
        dir: impl AsRef<Path>,
        overwrite: Overwrite,
    ) -> Result<Written, Error> {
        self.write_all(Some(library), dir.as_ref(), overwrite)
    }

    /// What differs between the package and what is in `dir`, in the order of paths. The library is not compared.
    ///
    /// # Errors
    /// When a file cannot be read.
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
        };
        let wanted_local = library.zip(mark.as_ref()).map(|(library, mark)| {
            let (mark_name, mark) = mark;
            // The object is no older than what it is compiled from.
            [
                local(mark_name, mark.as_bytes()),
                local(library.file_name(), library.contents()),
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
        });
        wanted.collect()
    }
}

/// The manifest of `dir`. One that makes no sense is overwritten as everything else when that is asked for.
fn read_manifest(dir: &Path, overwrite: Overwrite) -> Result<Manifest, Error> {
    match Manifest::read(dir) {
        Err(Error::Manifest { .. }) if overwrite == Overwrite::Force => Ok(Manifest::default()),
        manifest => manifest,
    }
}
