//! The files of a maildir. A file keeps its name but for the flags at its end, and for the directory: it moves from `new`
//! to `cur` when a mail reader has seen it.

use crate::error::Error;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// What a maildir holds.
#[derive(Debug)]
pub struct Maildir {
    path: PathBuf,
    /// The paths of the messages, by what stays of their names.
    pub files: BTreeMap<String, String>,
    /// How many files have names that are not UTF-8.
    pub skipped: usize,
}

impl Maildir {
    pub fn list(path: &Path) -> Result<Maildir, Error> {
        let not_maildir = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NotAMaildir {
                path: path.display().to_string(),
            },
            _ => Error::of_file(path, &error),
        };
        let path = fs::canonicalize(path).map_err(not_maildir)?;
        let mut maildir = Maildir {
            path,
            files: BTreeMap::new(),
            skipped: 0,
        };
        for directory in ["new", "cur"] {
            for entry in fs::read_dir(maildir.path.join(directory)).map_err(not_maildir)? {
                maildir
                    .add(&entry.map_err(not_maildir)?)
                    .map_err(not_maildir)?;
            }
        }
        Ok(maildir)
    }

    fn add(&mut self, entry: &DirEntry) -> io::Result<()> {
        let is_message =
            !entry.file_type()?.is_dir() && !entry.file_name().as_encoded_bytes().starts_with(b".");
        match entry.path().to_str() {
            Some(path) if is_message => {
                self.files
                    .insert(lasting_name(path).to_owned(), path.to_owned());
            }
            None if is_message => self.skipped += 1,
            _ => {}
        }
        Ok(())
    }

    /// Whether a file is, or was, one of this maildir.
    pub fn holds(&self, file: &str) -> bool {
        Path::new(file).parent().and_then(Path::parent) == Some(&self.path)
    }
}

/// What stays of a file's name when it is moved and flagged.
pub fn lasting_name(file: &str) -> &str {
    split_flags(file).0
}

/// The tags that stand for a file's flags.
pub fn tags(file: &str) -> BTreeSet<String> {
    let flags = split_flags(file).1;
    let set = [
        ('D', "draft"),
        ('F', "flagged"),
        ('P', "passed"),
        ('R', "replied"),
    ];
    let set = set
        .into_iter()
        .filter(|(flag, _)| flags.contains(*flag))
        .map(|(_, tag)| tag);
    let unread = (!flags.contains('S')).then_some("unread");
    set.chain(unread).map(str::to_owned).collect()
}

fn split_flags(file: &str) -> (&str, &str) {
    let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    name.rsplit_once(":2,").unwrap_or((name, ""))
}
