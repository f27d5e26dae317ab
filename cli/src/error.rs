//! The errors of the command, each with a message of one sentence.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

use crate::manifest::ManifestErrors;

pub type Result<T> = std::result::Result<T, Error>;

/// An error, whose message contains the fix.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Stubs(#[from] hsffi_stubs::Error),
    #[error("`{}` cannot be run ({source}): install Rust, or set `CARGO` to the path of cargo", program.to_string_lossy())]
    NoCargo {
        program: OsString,
        source: io::Error,
    },
    #[error("the output of cargo cannot be read ({0}): run the command again")]
    Messages(#[source] io::Error),
    #[error("cargo did not build the library ({status}): run the command again")]
    Cargo { status: ExitStatus },
    #[error(
        "two items have the link name `{symbol}`: before Rust 1.88, macros do not know in which module an item stands. If both are \
         exports, rename one in Rust, or write `#[hsffi(name = \"…\")]` on it; or use Rust 1.88 or later"
    )]
    OneLinkName { symbol: String },
    #[error(
        "`{}` is a workspace, not a crate: name the crate, for example `cargo hsffi build -p {}`{}",
        manifest.display(),
        members.first().map_or("mail", String::as_str),
        others(members)
    )]
    Virtual {
        manifest: PathBuf,
        /// The crates to choose from.
        members: Vec<String>,
    },
    #[error("cargo did not report a static library: update Rust")]
    NoLibrary,
    #[error(
        "`{path}` does not have the file name of a library: rename it to `lib…`, as cargo does"
    )]
    Nameless { path: PathBuf },
    #[error("the package in `{dir}` is out of date, as listed above: {fix}")]
    Differs { dir: PathBuf, fix: &'static str },
    #[error(
        "`{}` lists two copies of the package hsffi, `{}` and `{}`: keep one of them in `packages:`",
        project.display(),
        runtimes[0].display(),
        runtimes[1].display()
    )]
    TwoRuntimes {
        project: PathBuf,
        runtimes: [PathBuf; 2],
    },
    #[error(
        "the package hsffi in `{}` is of version {found}, and this cargo-hsffi writes packages for version {needed}: {fix}",
        dir.display()
    )]
    OtherRuntime {
        dir: PathBuf,
        found: String,
        needed: &'static str,
        fix: &'static str,
    },
    #[error("`{}` cannot be read ({source}): correct the path", manifest.display())]
    Manifest {
        manifest: PathBuf,
        source: io::Error,
    },
    #[error(transparent)]
    Description(#[from] ManifestErrors),
    #[error("cargo does not tell what the crate depends on: {source}")]
    Metadata { source: cargo_metadata::Error },
    #[error(
        "the Haskell packages of `{}` and `{}` are imported, and neither imports the other, so none of them can have the Rust library of \
         all: write `imports = [\"{}\"]` in `[package.metadata.hsffi]` of one that depends on the other, or import one of them only",
        crates[0],
        crates[1],
        crates[0]
    )]
    NoBase { crates: [String; 2] },
    #[error(
        "the Rust library in `{}` also contains {}, with a Haskell package that imports this one and would no longer link: run `cargo \
         hsffi build` there, which writes both packages, or remove `{}` to build this one alone",
        dir.display(),
        quoted(crates),
        dir.display()
    )]
    SharedLibrary {
        dir: PathBuf,
        /// The crates of the other packages.
        crates: Vec<String>,
    },
    #[error(
        "`{}` exists: choose another name, or run `cargo hsffi init` in it", path.display()
    )]
    Exists { path: PathBuf },
    #[error("`{}` contains `{separator}`, and cargo builds nothing below such a directory: choose another one", path.display())]
    Separator {
        path: PathBuf,
        separator: &'static str,
    },
    #[error("`{}` exists, where the crate would be created: run `cargo hsffi init` in it if it is a crate, or rename it", path.display())]
    CrateDirExists { path: PathBuf },
    #[error("`{}` ends in no name: name a directory that does not exist, as in `cargo hsffi new words`", path.display())]
    NoName { path: PathBuf },
    #[error("`{}` cannot be written ({source}): make its directory writable", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error(
        "`{}` has neither a Cargo.toml nor a Cabal package: go to the directory of one, or begin with `cargo hsffi new words`",
        dir.display()
    )]
    NothingHere { dir: PathBuf },
    #[error(
        "the package `{package}` has no library, whose functions Haskell could call: add a file src/lib.rs"
    )]
    NoLibraryTarget { package: String },
    #[error(
        "the workspace has no package `{package}`: `cargo metadata --no-deps` lists those that it has"
    )]
    NoSuchPackage { package: String },
    #[error("`{}` cannot be read ({source}): correct its permissions", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(
        "`{}` cannot be read ({source}): `cargo hsffi build` writes it, and a package of an older hsffi has none", path.display()
    )]
    UnreadableApi { path: PathBuf, source: io::Error },
    #[error("`{}` is no list of an interface, as its line `{line}` shows: name a file api.txt of a generated package", path.display())]
    NoApi { path: PathBuf, line: String },
    #[error(
        "the version {found} is not what the PVP demands for the changes listed above: raise `version` in Cargo.toml to {needed}"
    )]
    Version { found: String, needed: String },
    #[error("{missing} of the above {}", if *missing == 1 { "is missing: follow the line below it" } else { "are missing: follow the lines below them" })]
    Missing { missing: usize },
    #[error(
        "the package imports types of another package, whose library it shares: it cannot be packed by itself. Let users \
         clone the repository, and list its packages in `cabal.project`"
    )]
    PackedImports,
    #[error(
        "the library is not one object file, which `cargo hsffi build` makes for Linux on x86-64 and AArch64: pack the package there"
    )]
    PackedArchive,
    #[error("there is no crate in `{}`: correct the path of the dependency", manifest.display())]
    NoCrate { manifest: PathBuf },
    #[error("cargo does not list the files of the crate in `{}`:\n{message}", dir.display())]
    Unlisted { dir: PathBuf, message: String },
    #[error("`cargo {task}` fails for the sources that are packed:\n{message}")]
    Unpacked { task: String, message: String },
    #[error("`{}` is not TOML ({source}): correct it", manifest.display())]
    NoToml {
        manifest: PathBuf,
        source: toml_edit::TomlError,
    },
    #[error("`{}` cannot be written ({source}): check the directory, or choose another by `--to`", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error(
        "the path `{path}` is too long for an archive that Cabal reads: shorten the names in it"
    )]
    LongPath { path: String },
    #[error(
        "Cabal cannot list the file `{}`: rename it without `*` and what is not Unicode, or list it in `exclude` \
         of Cargo.toml",
        path.display()
    )]
    OddPath { path: PathBuf },
    #[error("files cannot be watched ({0}): run `cargo hsffi build` after each edit")]
    Watch(#[source] notify::Error),
    #[error("unknown rule `{0}`: `cargo hsffi explain` lists all rules")]
    NoSuchRule(String),
    #[error("standard output cannot be written ({0}): check its destination")]
    Output(#[from] io::Error),
}

/// The other crates, after an example with the first one.
fn others(members: &[String]) -> String {
    match members {
        [] | [_] => String::new(),
        [_, others @ ..] => format!(", or `-p {}`", others.join("`, `-p ")),
    }
}

/// Crates in a sentence.
fn quoted(crates: &[String]) -> String {
    let names: Vec<_> = crates
        .iter()
        .map(|name| format!("the crate `{name}`"))
        .collect();
    names.join(" and ")
}

impl Error {
    /// Whether nothing is printed: cargo has printed the error, or the reader of the output has closed the pipe.
    pub fn is_silent(&self) -> bool {
        match self {
            Error::Cargo { status } => status.code().is_some(),
            Error::Output(error) => error.kind() == io::ErrorKind::BrokenPipe,
            _ => false,
        }
    }
}
