//! What can go wrong between a library and its Haskell package.

use std::fmt;
use std::io;
use std::path::PathBuf;

use hsffi_metadata::{DecodeError, VERSION};

use crate::generate::NameErrors;
use crate::package::{Difference, State};

/// What went wrong.
///
/// Shown, each is one sentence that is complete in itself: the file, the cause and the mend. [`source`] has the cause as a
/// value where another library told it.
///
/// [`source`]: std::error::Error::source
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("there is no file `{path}`: build the library first, or correct the path")]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// A directory, a device or a pipe.
    #[error("`{path}` is not a file: name the library that cargo built")]
    NotAFile {
        /// What was given as a library.
        path: PathBuf,
    },
    /// The operating system refuses.
    #[error("`{path}` cannot be read ({source}): check its permissions")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The refusal.
        source: io::Error,
    },
    /// The operating system does not tell which file this program came from.
    #[error(
        "the file of this program cannot be found ({source}): read the library by its path instead"
    )]
    ThisProgram {
        /// The refusal.
        source: io::Error,
    },
    /// Nothing is in the file.
    #[error("`{path}` is empty: build the library again")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Something other than a library.
    #[error(
        "`{path}` is no library: name an archive, a shared library or an object file that cargo built"
    )]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// An archive that has its members elsewhere.
    #[error("`{path}` is a thin archive, which only names its members: give the library itself")]
    ThinArchive {
        /// The file.
        path: PathBuf,
    },
    /// A library that its own format does not allow.
    #[error("`{path}` is damaged or cut off ({source}): build the library again")]
    DamagedLibrary {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: object::Error,
    },
    /// The compiler left the machine code to the linker.
    #[error(
        "`{path}` holds LLVM bitcode in place of machine code: build the library without `-C linker-plugin-lto`"
    )]
    Bitcode {
        /// The file.
        path: PathBuf,
    },
    /// A library that has nothing to do with hsffi.
    #[error(
        "`{path}` exports nothing to Haskell: write `hsffi::module!` and `#[hsffi::export]` in its crate, and build it again"
    )]
    NoMetadata {
        /// The file.
        path: PathBuf,
    },
    /// Metadata that this program cannot read.
    #[error(
        "`{path}` has metadata of version {found} where this program reads version {VERSION}: {mend}",
        mend = update(*found)
    )]
    OtherVersion {
        /// The file.
        path: PathBuf,
        /// The version found, which is not [`VERSION`].
        found: u16,
    },
    /// The same, by a requirement of linkers.
    #[error("`{path}` is damaged ({flaw}): build the library again")]
    MalformedLibrary {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        flaw: &'static str,
    },
    /// Metadata without what it describes.
    #[error("`{path}` describes `{symbol}` and does not define it: build the library again")]
    NoSymbol {
        /// The file.
        path: PathBuf,
        /// The link name.
        symbol: String,
    },
    /// Two builds of one crate, with the same link names.
    #[error(
        "`{path}` contains two builds of {the_crate}, which both define `{symbol}`: depend on one version of it, with one set of features; `cargo tree --duplicates` lists what asks for which",
        the_crate = named(name)
    )]
    TwoBuilds {
        /// The file.
        path: PathBuf,
        /// The crate, or nothing when its name is not known.
        name: String,
        /// The link name of both.
        symbol: String,
    },
    /// What no linker can tell apart.
    #[error(
        "`{path}` defines `{symbol}` twice, in `{first}` and in `{second}`: depend on one of the crates or C libraries that define it"
    )]
    TwoDefinitions {
        /// The file.
        path: PathBuf,
        /// The link name.
        symbol: String,
        /// One object file.
        first: String,
        /// Another.
        second: String,
    },
    /// Metadata that its own format does not allow.
    #[error("`{path}` has damaged metadata ({source}): build the library again")]
    DamagedMetadata {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        source: DecodeError,
    },
    /// Exports without a module to be in.
    #[error(
        "`{path}` does not name its Haskell module: write `hsffi::module!(\"Data.Mail\")`, with the name you want, in the root of the crate (`src/lib.rs`)"
    )]
    NoModule {
        /// The file.
        path: PathBuf,
    },
    /// Two crates in one library, each a Haskell package.
    #[error(
        "`{path}` names two Haskell modules, `{first}` and `{second}`: keep one `hsffi::module!` among the crates of the library"
    )]
    TwoModules {
        /// The file.
        path: PathBuf,
        /// A module's name.
        first: String,
        /// Another's, or the same name with another description.
        second: String,
    },
    /// Two functions or constants that the linker could not tell apart.
    #[error(
        "`{path}` contains two builds of one crate, and both export `{symbol}`: depend on one of them; `cargo tree --duplicates` lists them"
    )]
    TwoExports {
        /// The file.
        path: PathBuf,
        /// The link name of both.
        symbol: String,
    },
    /// Two types of one path and version.
    #[error(
        "`{path}` contains two builds of one crate, and both define the type `{id}`: depend on one of them; `cargo tree --duplicates` lists them"
    )]
    TwoTypes {
        /// The file.
        path: PathBuf,
        /// `crate::path::Name@version`.
        id: String,
    },
    /// A type that something is made of, without its description.
    #[error(
        "`{path}` does not describe the type `{id}` that `{user}` needs: link the crate that defines it, and build the library again"
    )]
    Undefined {
        /// The file.
        path: PathBuf,
        /// `crate::path::Name`.
        id: String,
        /// The function or type that names it.
        user: String,
    },

    /// Names that cannot be Haskell's.
    #[error(transparent)]
    Names(#[from] NameErrors),
    /// A package has a file that would lie outside its directory, or has it twice.
    #[error(
        "the package cannot have a file `{file}`: correct the module name in `hsffi::module!`, and build the library again"
    )]
    Misplaced {
        /// The path within the package.
        file: String,
    },
    /// Files stand where the package's would go.
    #[error("{}: {}", Listed(refused), mend(refused))]
    Refused {
        /// All of them.
        refused: Vec<Difference>,
    },
    /// The list of what hsffi wrote was changed by somebody else.
    #[error(
        "`{path}` is damaged in line {line}: restore it, or use `--force` to write the whole package anew"
    )]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// The first line that makes no sense.
        line: usize,
    },
    /// The operating system refuses; what was there is as it was.
    #[error(
        "`{path}` cannot be written ({source}), so nothing was changed: check its permissions and the free space"
    )]
    Unwritable {
        /// The file or directory.
        path: PathBuf,
        /// The refusal.
        source: io::Error,
    },
    /// The operating system refuses, and refused to have the earlier files back as well.
    #[error(
        "`{path}` cannot be written ({source}), and files written before it could not be put back: check its permissions and the free space, and run again"
    )]
    HalfWritten {
        /// The file or directory.
        path: PathBuf,
        /// The first refusal.
        source: io::Error,
    },
}

/// A crate in a sentence.
fn named(name: &str) -> String {
    if name.is_empty() {
        "one crate".to_owned()
    } else {
        format!("the crate `{name}`")
    }
}

/// Which side to update when the metadata is of version `found`.
fn update(found: u16) -> &'static str {
    if found > VERSION {
        "update cargo-hsffi"
    } else {
        "update hsffi in the library's Cargo.toml, and build it again"
    }
}

/// Differences in a sentence: with commas, and `and` before the last.
struct Listed<'a>(&'a [Difference]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, difference) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(if i + 1 == self.0.len() { " and " } else { ", " })?;
            }
            difference.fmt(f)?;
        }
        Ok(())
    }
}

/// What to do about files that are not replaced.
fn mend(refused: &[Difference]) -> &'static str {
    if refused
        .iter()
        .any(|difference| difference.state == State::InTheWay)
    {
        "move what stands there"
    } else {
        "move what you want to keep, or use `--force` to replace it"
    }
}
