//! The archive of a package, as Cabal and Hackage read it.

use std::fs;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, EntryType, Header};

use crate::error::{Error, Result};

/// The time that all files have, which is that of cabal's archives: an archive depends on its content alone.
const TIME: u64 = 1_000_000_000;

/// Packs these files of the folder, below a folder `name`. Returns the size of the archive.
pub fn write(archive: &Path, folder: &Path, name: &str, files: &[String]) -> Result<usize> {
    let mut builder = Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for file in files {
        let path = folder.join(file);
        let failed = |source| Error::Unreadable {
            path: path.clone(),
            source,
        };
        let contents = fs::read(&path).map_err(failed)?;
        let is_script = file == "configure";
        // The oldest format, which Cabal 3.4 reads.
        let mut header = Header::new_ustar();
        let in_archive = format!("{name}/{file}");
        header.set_path(&in_archive).map_err(|_| Error::LongPath {
            path: in_archive.clone(),
        })?;
        header.set_entry_type(EntryType::Regular);
        header.set_mode(if is_script { 0o755 } else { 0o644 });
        header.set_mtime(TIME);
        header.set_size(contents.len() as u64);
        header.set_cksum();
        builder.append(&header, &*contents).map_err(failed)?;
    }
    let written = builder.into_inner().and_then(GzEncoder::finish);
    let failed = |source| Error::Write {
        path: archive.to_owned(),
        source,
    };
    let written = written.map_err(failed)?;
    // Nobody sees half of it.
    let half = archive.with_extension("part");
    (fs::write(&half, &written).and_then(|()| fs::rename(&half, archive))).map_err(failed)?;
    Ok(written.len())
}

/// The paths of all files in a folder from there, in order, with `/` between their parts.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(dir) = open.pop() {
        let path = folder.join(&dir);
        let failed = |source| Error::Unreadable {
            path: path.clone(),
            source,
        };
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let inner = dir.join(entry.file_name());
            if entry.file_type().map_err(failed)?.is_dir() {
                open.push(inner);
                continue;
            }
            let parts = inner.components();
            let parts = parts.map(|part| part.as_os_str().to_str());
            let parts: Option<Vec<_>> = parts.collect();
            let path = parts.map(|parts| parts.join("/"));
            // Cabal would take it for more than one file, or the list for shorter.
            let path = path.filter(|path| !path.contains(['*', '\n']));
            files.push(path.ok_or_else(|| Error::OddPath {
                path: inner.clone(),
            })?);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_unless_cabal_could_not() {
        let dir = tempfile::tempdir().expect("there is room");
        let write = |file: &str| {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().expect("it has one")).expect("there is room");
            fs::write(path, "").expect("there is room");
        };
        write("b/c d.txt");
        write("a.rs");
        let found = files(dir.path()).expect("both can be listed");
        assert_eq!(found, ["a.rs", "b/c d.txt"]);
        write("b/e*f");
        let error = files(dir.path()).expect_err("a pattern is not a name");
        assert!(error.to_string().contains("`b/e*f`"), "{error}");
    }

    #[test]
    fn a_path_that_cabal_would_not_read_is_refused() {
        let dir = tempfile::tempdir().expect("there is room");
        let long = "a".repeat(120);
        fs::write(dir.path().join(&long), "").expect("there is room");
        let archive = dir.path().join("x.tar.gz");
        let error = write(&archive, dir.path(), "x-1", &[long]);
        let error = error.expect_err("it is too long").to_string();
        assert!(error.contains("too long"), "{error}");
        assert!(!archive.exists());
    }
}
