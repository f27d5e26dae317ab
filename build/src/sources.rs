//! The modules that are not the user's: those that are generated from the crate, and hsffi's runtime.

use std::collections::HashSet;
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
    remove_old_modules(&exporting, &sources.exported)?;
    remove_old_modules(&files, &sources.generated)?;
    remove_old_modules(&runtime().files, &sources.runtime)?;
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

/// Removes modules that are generated no more, and which GHC would find before others of their name.
fn remove_old_modules(files: &[File], folder: &Path) -> Result<(), Error> {
    let paths: HashSet<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        // There is none before the first build.
        let Ok(entries) = folder.read_dir() else {
            continue;
        };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "hs") && !paths.contains(&path) {
                fs::remove_file(&path).map_err(|source| Error::Unwritable { path, source })?;
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_is_generated_no_more_is_removed() {
        let folder = std::env::temp_dir().join(format!("hsffi-old-modules-{}", std::process::id()));
        let file = |path: &str| File {
            path: path.to_owned(),
            contents: String::new(),
            executable: false,
        };
        let old = [
            file("src/Data/Old.hs"),
            file("src/Data/New.hs"),
            file("hsffi.cabal"),
        ];
        write_files(&old, &folder).expect("the folder of temporary files can be written");
        remove_old_modules(&old[1..2], &folder).expect("so can its files");
        let is_there = |file: &File| folder.join(&file.path).is_file();
        assert_eq!(old.each_ref().map(is_there), [false, true, true]);
        fs::remove_dir_all(&folder).expect("they are this test's");
    }
}
