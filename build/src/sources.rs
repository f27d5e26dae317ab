//! The modules that are not the user's: those that are generated from the crate, and hsffi's runtime.

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_stubs::description::Description;
use hsffi_stubs::{File, Form, Link, generate, runtime};

use crate::Error;

/// Packages, and a folder with the module that exports to Rust.
#[derive(Debug)]
pub(crate) struct Sources {
    /// The name of the generated package.
    pub(crate) package: String,
    /// The generated package.
    pub(crate) generated: PathBuf,
    /// The module that exports to Rust, which is not of the package: it imports the user's modules, which may import the package.
    pub(crate) exported: PathBuf,
    /// The runtime's package.
    pub(crate) runtime: PathBuf,
    /// The C files of both.
    pub(crate) c_files: Vec<PathBuf>,
}

/// Writes them below a folder, but for those that are there already: GHC compiles what has changed.
pub(crate) fn write(description: &Description, out: &Path) -> Result<Sources, Error> {
    let link = Link {
        form: Form::Program,
        ..Link::default()
    };
    let package = generate(description, &link)?;
    let exported_path = format!("src/{}.hs", exported(description).replace('.', "/"));
    let (exporting, files): (Vec<File>, Vec<File>) = package
        .files
        .into_iter()
        .partition(|file| file.path == exported_path);
    let mut sources = Sources {
        package: package.name,
        generated: out.join("generated"),
        exported: out.join("exported"),
        runtime: out.join("runtime"),
        c_files: Vec::new(),
    };
    forget_old_headers(&files, &sources.generated, out)?;
    forget_old_headers(&runtime().files, &sources.runtime, out)?;
    write_files(&exporting, &sources.exported)?;
    sources.c_files = write_files(&files, &sources.generated)?;
    let of_runtime = write_files(&runtime().files, &sources.runtime)?;
    sources.c_files.extend(of_runtime);
    Ok(sources)
}

/// The name of the module that exports to Rust.
pub(crate) fn exported(description: &Description) -> String {
    format!("{}.Exported", description.module.root)
}

/// Removes what cabal has built with another version of a header: it does not compile C files again for that.
fn forget_old_headers(files: &[File], folder: &Path, out: &Path) -> Result<(), Error> {
    let is_old = |file: &File| {
        let path = folder.join(&file.path);
        let known = fs::read(&path);
        path.extension().is_some_and(|it| it == "h")
            && known.is_ok_and(|it| it != file.contents.as_bytes())
    };
    let products = out.join("cabal");
    if files.iter().any(is_old) && products.exists() {
        fs::remove_dir_all(&products).map_err(|source| Error::Unwritable {
            path: products,
            source,
        })?;
    }
    Ok(())
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

pub(crate) fn write_file(path: &Path, contents: &str) -> Result<(), Error> {
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
