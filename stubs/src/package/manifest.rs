//! The list of the files that hsffi wrote into a directory.
//!
//! A line a file: the digest of its content, and its path. A file has two lines while a writing is under way, one for its
//! old and one for its new content, so that an interrupted writing leaves nothing that looks edited.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use hsffi_metadata::digest;

use crate::error::Error;

/// The manifest's own name.
pub(super) const FILE_NAME: &str = ".hsffi-manifest";

const TITLE: &str =
    "# The files that hsffi wrote here, each with a digest of its content. Not to be edited.";

/// The paths of files, each with the digests of the contents that are hsffi's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    digests: BTreeMap<String, BTreeSet<u64>>,
}

impl Manifest {
    pub fn path(dir: &Path) -> PathBuf {
        dir.join(FILE_NAME)
    }

    /// The manifest in `dir`, which is empty when there is none.
    pub fn read(dir: &Path) -> Result<Self, Error> {
        let path = Self::path(dir);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(Self::default());
            }
            Err(source) => return Err(Error::Unreadable { path, source }),
        };
        // A character that is not UTF-8 makes no sense of its line, and does not keep the others from making theirs.
        Self::parse(&String::from_utf8_lossy(&bytes)).map_err(|line| Error::Manifest { path, line })
    }

    /// Reads what [`render`](Self::render) wrote, or tells the number of the first line that it did not write.
    fn parse(text: &str) -> Result<Self, usize> {
        let mut manifest = Self::default();
        for (line, number) in text.lines().zip(1..) {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let (digest, path) = line.split_once(' ').ok_or(number)?;
            let digest = u64::from_str_radix(digest, 16).map_err(|_| number)?;
            if !stays_within(path) {
                return Err(number);
            }
            manifest
                .digests
                .entry(path.to_owned())
                .or_default()
                .insert(digest);
        }
        Ok(manifest)
    }

    pub fn render(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (path, digests) in &self.digests {
            for digest in digests {
                // Writing to a string does not fail.
                let _ = writeln!(text, "{digest:016x} {path}");
            }
        }
        text
    }

    /// Adds a file.
    pub fn record(&mut self, path: &str, contents: &[u8]) {
        self.digests
            .entry(path.to_owned())
            .or_default()
            .insert(digest(contents));
    }

    /// Both manifests as one.
    pub fn union(&self, other: &Self) -> Self {
        let mut union = self.clone();
        for (path, digests) in &other.digests {
            union
                .digests
                .entry(path.clone())
                .or_default()
                .extend(digests);
        }
        union
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.digests.keys().map(String::as_str)
    }

    /// Whether hsffi wrote a file there, whatever became of it.
    pub fn knows(&self, path: &str) -> bool {
        self.digests.contains_key(path)
    }

    /// Whether hsffi wrote this file, with this content.
    pub fn wrote(&self, path: &str, contents: &[u8]) -> bool {
        self.digests
            .get(path)
            .is_some_and(|digests| digests.contains(&digest(contents)))
    }
}

/// Whether a path names a file below the directory it is relative to, and is one that a line can hold.
pub(super) fn stays_within(path: &str) -> bool {
    path.split('/').all(|part| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| c.is_control() || c == '\\' || c == ':')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let mut manifest = Manifest::default();
        manifest.record("src/Data/Mail.hs", b"module Data.Mail where");
        manifest.record("a file.cabal", b"name: mail");
        manifest
    }

    #[test]
    fn is_read_as_it_was_written() {
        let manifest = sample();
        assert_eq!(Manifest::parse(&manifest.render()), Ok(manifest));
    }

    #[test]
    fn is_read_with_the_line_ends_of_windows() {
        let manifest = sample();
        let text = manifest.render().replace('\n', "\r\n");
        assert_eq!(Manifest::parse(&text), Ok(manifest));
    }

    #[test]
    fn a_union_knows_both_contents() {
        let mut new = Manifest::default();
        new.record("a file.cabal", b"name: post");
        let both = sample().union(&new);
        assert!(both.wrote("a file.cabal", b"name: mail"));
        assert!(both.wrote("a file.cabal", b"name: post"));
        assert!(!both.wrote("a file.cabal", b"name: pigeon"));
    }

    #[test]
    fn refuses_lines_that_it_did_not_write() {
        for line in [
            "<<<<<<< ours",
            "0123",
            "xyz a.hs",
            "0123 ",
            "0123 /etc/passwd",
            "0123 ../a.hs",
            "0123 src/./a.hs",
            "0123 src//a.hs",
            "0123 C:\\a.hs",
            "\u{fffd}",
        ] {
            let text = format!("{TITLE}\n{line}\n");
            assert_eq!(Manifest::parse(&text), Err(2), "{line}");
        }
    }
}
