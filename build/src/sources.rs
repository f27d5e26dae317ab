//! The modules that are not the user's: those that are generated from the crate, and hsffi's runtime.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_stubs::description::Description;
use hsffi_stubs::{File, Link, generate, runtime};

use crate::Error;

/// Folders with sources, and C files.
#[derive(Debug)]
pub(crate) struct Sources {
    /// Of Haskell modules.
    pub(crate) modules: [PathBuf; 2],
    /// Of headers.
    pub(crate) headers: [PathBuf; 2],
    /// C files.
    pub(crate) c_files: Vec<PathBuf>,
}

/// Writes them below a folder, but for those that are there already: GHC compiles what has changed.
pub(crate) fn write(description: &Description, out: &Path) -> Result<Sources, Error> {
    let generated = out.join("generated");
    let of_runtime = out.join("runtime");
    let mut c_files = write_files(&generate(description, &Link::default())?.files, &generated)?;
    c_files.extend(write_files(&runtime().files, &of_runtime)?);
    Ok(Sources {
        modules: [generated.join("src"), of_runtime.join("src")],
        headers: [generated.join("cbits"), of_runtime.join("include")],
        c_files,
    })
}

/// Returns the C files.
fn write_files(files: &[File], folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut c_files = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        write_file(&path, &file.contents)?;
        if path.extension().is_some_and(|it| it == "c") {
            c_files.push(path);
        }
    }
    Ok(c_files)
}

fn write_file(path: &Path, contents: &str) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|old| old == contents.as_bytes()) {
        return Ok(());
    }
    let directory = path.parent().unwrap_or(path);
    fs::create_dir_all(directory)
        .and_then(|()| fs::write(path, contents))
        .map_err(|source| Error::Unwritable {
            path: path.to_owned(),
            source,
        })
}
