//! Packages on the disk.

mod check;
mod conflict;
mod library;
mod write;

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_stubs::{Difference, Error, File, Library, Overwrite, Package, State};
use tempfile::TempDir;

const MANIFEST: &str = ".hsffi-manifest";

fn package(files: &[(&str, &str)]) -> Package {
    let files = files.iter().map(|(path, contents)| File {
        path: (*path).into(),
        contents: (*contents).into(),
        executable: false,
    });
    Package {
        version: "1".into(),
        name: "mail".into(),
        files: files.collect(),
    }
}

fn old() -> Package {
    package(&[
        ("mail.cabal", "name: mail"),
        ("src/Data/Mail.hs", "module Data.Mail where"),
        (
            "src/Data/Mail/Old/Part.hs",
            "module Data.Mail.Old.Part where",
        ),
    ])
}

fn new() -> Package {
    package(&[
        ("cbits/check.c", "int checked;"),
        ("mail.cabal", "name: mail"),
        ("src/Data/Mail.hs", "module Data.Mail (new) where"),
    ])
}

fn library(contents: &[u8]) -> Library {
    Library::Archive {
        file_name: "libmail.a".into(),
        contents: contents.to_vec(),
    }
}

/// All files below a directory with their contents, sorted.
fn tree(dir: &Path) -> Vec<(String, Vec<u8>)> {
    fn visit(dir: &Path, root: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(dir).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            let name = path.strip_prefix(root).expect("it is below");
            let name = name.to_string_lossy().into_owned();
            if path.is_dir() {
                let before = files.len();
                visit(&path, root, files);
                if files.len() == before {
                    files.push((format!("{name}/"), Vec::new()));
                }
            } else {
                files.push((name, fs::read(&path).expect("it can be read")));
            }
        }
    }
    let mut files = Vec::new();
    visit(dir, dir, &mut files);
    files.sort();
    files
}

fn names(dir: &Path) -> Vec<String> {
    tree(dir).into_iter().map(|(name, _)| name).collect()
}

/// A directory that does not exist yet, in one that does.
fn nowhere() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("there is room");
    let path = dir.path().join("deep/haskell");
    (dir, path)
}

/// A directory with the old package.
fn written() -> (TempDir, PathBuf) {
    let (guard, dir) = nowhere();
    old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    (guard, dir)
}

/// Tries to write the new package, which must be refused and change nothing.
fn refused(dir: &Path, overwrite: Overwrite) -> Error {
    let before = tree(dir);
    let error = new()
        .write(dir, overwrite)
        .expect_err("something is in the way");
    assert_eq!(tree(dir), before, "nothing is touched");
    let message = error.to_string();
    assert!(!message.contains('\n'), "{message}");
    error
}

fn difference(dir: &Path, path: &str, state: State) -> Difference {
    Difference {
        path: dir.join(path),
        state,
    }
}
