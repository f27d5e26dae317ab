//! Files of every kind, read as libraries.

mod damage;
mod file;
mod format;
mod metadata;
mod record;

pub(crate) use file::archive;

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_stubs::Error;
use hsffi_stubs::description::Description;

/// A library on the disk, as long as this lives.
struct OnDisk {
    _dir: tempfile::TempDir,
    path: PathBuf,
}

impl OnDisk {
    fn new(bytes: &[u8]) -> Self {
        let dir = tempfile::tempdir().expect("there is room");
        let path = dir.path().join("libmail.a");
        fs::write(&path, bytes).expect("there is room");
        OnDisk { _dir: dir, path }
    }
}

fn read(bytes: &[u8]) -> Result<Description, Error> {
    Description::read(OnDisk::new(bytes).path)
}

/// The refusal of a file, checked to be one sentence that names the file.
fn refusal(bytes: &[u8]) -> Error {
    let library = OnDisk::new(bytes);
    let error = Description::read(&library.path).expect_err("the file is refused");
    check_sentence(&error, &library.path);
    error
}

fn check_sentence(error: &Error, path: &Path) {
    let message = error.to_string();
    assert!(
        message.contains(&format!("`{}`", path.display())),
        "{message}"
    );
    assert!(!message.contains('\n'), "{message}");
    let fix = message.rsplit_once(": ").map(|(_, fix)| fix);
    assert!(fix.is_some_and(|fix| fix.len() > 10), "{message}");
}

fn check_whole(description: &Description) {
    assert_eq!(description.module.root, "Data.Mail");
    let symbols: Vec<_> = description.functions.iter().map(|f| &*f.symbol).collect();
    assert_eq!(symbols, ["mail_a", "mail_b"]);
    let ids: Vec<_> = description.objects.iter().map(|o| &*o.id).collect();
    assert_eq!(ids, ["mail::Db"]);
    assert!(description.enums.is_empty() && description.errors.is_empty());
}
