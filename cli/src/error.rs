//! What can go wrong, each in one sentence.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Stubs(#[from] hsffi_stubs::Error),
    #[error("`{}` cannot be run ({source}): install Rust, or set `CARGO` to where cargo is", program.display())]
    NoCargo {
        program: OsString,
        source: io::Error,
    },
    #[error("what cargo tells cannot be read ({0}): run it again")]
    Messages(#[source] io::Error),
    #[error("cargo did not build the library ({status}): run it again")]
    Cargo { status: ExitStatus },
    #[error(
        "`{}` is a workspace and no crate: name the crate, as in `cargo hsffi build -p {}`{}",
        manifest.display(),
        members.first().map_or("mail", String::as_str),
        others(members)
    )]
    Virtual {
        manifest: PathBuf,
        /// The crates to choose from.
        members: Vec<String>,
    },
    #[error("cargo told of no static library: update Rust")]
    NoLibrary,
    #[error(
        "`{path}` does not tell the name that the linker knows it by: call it `lib…`, as cargo does"
    )]
    Nameless { path: PathBuf },
    #[error("the package in `{dir}` is out of date, as listed above: {mend}")]
    Differs { dir: PathBuf, mend: &'static str },
    #[error("there is no rule `{0}`: `cargo hsffi explain` lists all there are")]
    NoSuchRule(String),
    #[error("standard output cannot be written ({0}): check where it goes")]
    Output(#[from] io::Error),
}

/// The crates that an example with the first of them leaves out.
fn others(members: &[String]) -> String {
    match members {
        [] | [_] => String::new(),
        [_, others @ ..] => format!(", or `-p {}`", others.join("`, `-p ")),
    }
}

impl Error {
    /// Whether there is nothing to be told: cargo has told it, or the reader of the output has seen enough.
    pub fn is_silent(&self) -> bool {
        match self {
            Error::Cargo { status } => status.code().is_some(),
            Error::Output(error) => error.kind() == io::ErrorKind::BrokenPipe,
            _ => false,
        }
    }
}
