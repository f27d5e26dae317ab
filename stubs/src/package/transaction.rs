//! Several changes to files, of which all happen or none.
//!
//! New contents are first written to a staging directory on the same file system, where a full disk does no harm. Then each
//! is renamed into its place, which is atomic; when one cannot be, those before it are taken back.
//!
//! A program that is killed meanwhile cannot take anything back. So the `.cabal` file is moved away before other files change, and is
//! put in its place last: a directory that Cabal takes for a package has either all old files or all new ones.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{Difference, State};
use crate::error::Error;

const STAGING: &str = ".hsffi-staging";

/// The changes to one directory. Dropped before [`commit`](Self::commit), it leaves everything as it was.
#[derive(Debug)]
pub(super) struct Transaction {
    dir: PathBuf,
    steps: Vec<Step>,
    /// Directories that were not there before, outermost first.
    made: Vec<PathBuf>,
    /// Held so that of two programs the second waits for the first. Where a directory cannot be locked, there is none.
    _lock: Option<fs::File>,
}

#[derive(Debug)]
enum Step {
    Put { staged: PathBuf, target: PathBuf },
    Remove { target: PathBuf },
}

/// How a step is taken back.
#[derive(Debug)]
enum Undo {
    /// The file was new.
    Remove(PathBuf),
    /// The file was another, or was there.
    Restore { backup: PathBuf, target: PathBuf },
}

impl Transaction {
    /// Starts with no changes. Makes `dir` when it is not there.
    pub fn begin(dir: &Path) -> Result<Self, Error> {
        if fs::metadata(dir).is_ok_and(|metadata| !metadata.is_dir()) {
            let difference = Difference {
                path: dir.to_owned(),
                state: State::InTheWay,
            };
            return Err(Error::Refused {
                refused: vec![difference],
            });
        }
        let mut made = Vec::new();
        let result = make_dir(dir, &mut made);
        let transaction = Transaction {
            dir: dir.to_owned(),
            steps: Vec::new(),
            made,
            _lock: lock(dir),
        };
        result.map_err(|source| unwritable(dir, source))?;

        // What a killed program left behind. Its lock is gone, so it is not at work.
        let staging = transaction.staging();
        match fs::remove_dir_all(&staging) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(unwritable(&staging, error))
            }
            _ => Ok(transaction),
        }
    }

    /// Will replace or make the file at `target`, which is below the directory.
    pub fn put(&mut self, target: PathBuf, contents: &[u8], executable: bool) -> Result<(), Error> {
        let staging = self.staging();
        let staged = staging.join(format!("new-{}", self.steps.len()));
        fs::create_dir_all(&staging)
            .and_then(|()| fs::write(&staged, contents))
            .and_then(|()| {
                if executable {
                    make_executable(&staged)
                } else {
                    Ok(())
                }
            })
            .map_err(|source| unwritable(&target, source))?;
        self.steps.push(Step::Put { staged, target });
        Ok(())
    }

    /// Will remove the file at `target`, and the directories that are then empty.
    pub fn remove(&mut self, target: PathBuf) {
        self.steps.push(Step::Remove { target });
    }

    /// The changes in the order in which they are made.
    fn ordered_steps(&mut self) -> io::Result<Vec<Step>> {
        let steps = std::mem::take(&mut self.steps);
        let (seals, others): (Vec<_>, Vec<_>) =
            (steps.into_iter()).partition(|step| self.is_seal(step.target()));
        if others.is_empty() {
            return Ok(seals);
        }
        let mut steps = Vec::new();
        let mut put_back = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            let target = entry?.path();
            if !self.is_seal(&target) || target.is_dir() {
                continue;
            }
            if !seals.iter().any(|step| step.target() == target) {
                let staged = self.backup(steps.len());
                let target = target.clone();
                put_back.push(Step::Put { staged, target });
            }
            steps.push(Step::Remove { target });
        }
        let is_put = |step: &Step| matches!(step, Step::Put { .. });
        steps.extend(others);
        steps.extend(seals.into_iter().filter(is_put));
        steps.extend(put_back);
        Ok(steps)
    }

    /// Whether this is a file without which the directory is not a package.
    fn is_seal(&self, target: &Path) -> bool {
        target.parent() == Some(&self.dir) && target.extension().is_some_and(|it| it == "cabal")
    }

    fn backup(&self, step: usize) -> PathBuf {
        self.staging().join(format!("old-{step}"))
    }

    /// Makes the changes, in the order in which they were told but for the seal.
    pub fn commit(mut self) -> Result<(), Error> {
        if !self.steps.is_empty() {
            // For the backups: a transaction of removals has staged nothing.
            let staging = self.staging();
            fs::create_dir_all(&staging).map_err(|source| unwritable(&staging, source))?;
        }
        let mut undos = Vec::new();
        let steps = self.ordered_steps();
        let steps = steps.map_err(|source| unwritable(&self.dir, source))?;
        for (number, step) in steps.into_iter().enumerate() {
            let backup = self.backup(number);
            match self.apply(&step, backup) {
                Ok(undo) => undos.push(undo),
                Err(source) => {
                    let path = step.target().to_owned();
                    // Each is tried, whatever became of the others.
                    let undone = undos.into_iter().rev().map(Undo::apply);
                    let failed = undone.filter(io::Result::is_err).count();
                    return Err(if failed == 0 {
                        Error::Unwritable { path, source }
                    } else {
                        Error::HalfWritten { path, source }
                    });
                }
            }
        }
        self.made.clear();
        for undo in undos {
            if let Undo::Restore { target, .. } = undo {
                self.remove_empty_dirs(&target);
            }
        }
        Ok(())
    }

    fn apply(&mut self, step: &Step, backup: PathBuf) -> io::Result<Undo> {
        match step {
            Step::Put { staged, target } => {
                if let Some(parent) = target.parent() {
                    make_dir(parent, &mut self.made)?;
                }
                let undo = match keep(target, &backup) {
                    Ok(()) => Undo::Restore {
                        backup,
                        target: target.clone(),
                    },
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {
                        Undo::Remove(target.clone())
                    }
                    Err(error) => return Err(error),
                };
                fs::rename(staged, target)?;
                Ok(undo)
            }
            Step::Remove { target } => {
                fs::rename(target, &backup)?;
                Ok(Undo::Restore {
                    backup,
                    target: target.clone(),
                })
            }
        }
    }

    fn staging(&self) -> PathBuf {
        self.dir.join(STAGING)
    }

    /// Removes the directories above `target` that have nothing in them, below the transaction's own.
    fn remove_empty_dirs(&self, target: &Path) {
        let above = target.ancestors().skip(1);
        for dir in above.take_while(|dir| **dir != self.dir && dir.starts_with(&self.dir)) {
            // Refused where something is left, which then is the user's.
            if fs::remove_dir(dir).is_err() {
                return;
            }
        }
    }
}

impl Step {
    fn target(&self) -> &Path {
        let (Step::Put { target, .. } | Step::Remove { target }) = self;
        target
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // What cannot be removed is in nobody's way, and the next transaction tries again.
        let _ = fs::remove_dir_all(self.staging());
        for dir in self.made.iter().rev() {
            let _ = fs::remove_dir(dir);
        }
    }
}

impl Undo {
    fn apply(self) -> io::Result<()> {
        match self {
            Undo::Remove(target) => fs::remove_file(target),
            Undo::Restore { backup, target } => fs::rename(backup, target),
        }
    }
}

fn unwritable(path: &Path, source: io::Error) -> Error {
    Error::Unwritable {
        path: path.to_owned(),
        source,
    }
}

/// Makes a directory and those above it, and adds the new ones to `made`.
fn make_dir(dir: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing: Vec<_> = dir
        .ancestors()
        .take_while(|dir| !dir.as_os_str().is_empty() && !dir.is_dir())
        .collect();
    for dir in missing.into_iter().rev() {
        match fs::create_dir(dir) {
            Ok(()) => made.push(dir.to_owned()),
            // Another program was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(unix)]
fn lock(dir: &Path) -> Option<fs::File> {
    let dir = fs::File::open(dir).ok()?;
    rustix::fs::flock(&dir, rustix::fs::FlockOperation::LockExclusive).ok()?;
    Some(dir)
}

#[cfg(not(unix))]
fn lock(_: &Path) -> Option<fs::File> {
    None
}

/// Makes `backup` another name of the file, so that it is in its place all the time; a copy where links are not to be had.
fn keep(file: &Path, backup: &Path) -> io::Result<()> {
    fs::hard_link(file, backup).or_else(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Err(error)
        } else {
            fs::copy(file, backup).map(drop)
        }
    })
}

/// Lets those run the file that may read it.
#[cfg(unix)]
fn make_executable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::metadata(file)?.permissions();
    let mode = permissions.mode();
    permissions.set_mode(mode | (mode & 0o444) >> 2);
    fs::set_permissions(file, permissions)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory with three files.
    fn three_files() -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("there is room");
        for file in ["a", "b", "c"] {
            fs::write(dir.path().join(file), format!("old {file}")).expect("there is room");
        }
        dir
    }

    fn contents(dir: &Path) -> Vec<(String, Option<String>)> {
        let mut contents: Vec<_> = fs::read_dir(dir)
            .expect("it can be listed")
            .map(|entry| {
                let entry = entry.expect("it can be listed");
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read_to_string(entry.path()).ok())
            })
            .collect();
        contents.sort();
        contents
    }

    /// Changes of every kind, the last of which fails, since a directory came to be where its file goes.
    fn change_all_and_fail(dir: &Path) -> Error {
        let before = contents(dir);
        let mut transaction = Transaction::begin(dir).expect("the directory is there");
        let mut put = |file: &str| transaction.put(dir.join(file), b"new", false);
        put("a").expect("there is room");
        put("new/and/deep").expect("there is room");
        put("a").expect("there is room");
        transaction.remove(dir.join("b"));
        let mut put = |file: &str| transaction.put(dir.join(file), b"new", false);
        put("d").expect("there is room");
        assert_eq!(contents(dir).len(), before.len() + 1, "only the staging");

        fs::create_dir(dir.join("d")).expect("there is room");
        let error = transaction.commit().expect_err("a directory is in the way");
        fs::remove_dir(dir.join("d")).expect("it is empty");
        assert_eq!(contents(dir), before);
        error
    }

    #[test]
    fn what_fails_is_taken_back() {
        let dir = three_files();
        let error = change_all_and_fail(dir.path());
        assert!(matches!(&error, Error::Unwritable { path, .. } if *path == dir.path().join("d")));
        assert!(error.to_string().contains("nothing was changed"));
    }

    /// Whatever the step after which a program is killed, the directory is the old package, the new one, or none.
    #[test]
    fn a_killed_commit_leaves_no_half_of_a_package() {
        let old = [("a", "old"), ("b", "old"), ("p.cabal", "seal")];
        for new_seal in ["seal", "new seal"] {
            for killed_after in 0..8 {
                let dir = tempfile::tempdir().expect("there is room");
                let path = |file: &str| dir.path().join(file);
                for (file, contents) in old {
                    fs::write(path(file), contents).expect("there is room");
                }
                let mut transaction = Transaction::begin(dir.path()).expect("it is there");
                let mut put = |file: &str, contents: &str| {
                    let contents = contents.as_bytes();
                    transaction.put(path(file), contents, false)
                };
                if new_seal != "seal" {
                    put("p.cabal", new_seal).expect("there is room");
                }
                put("a", "new").expect("there is room");
                put("b", "new").expect("there is room");
                let steps = transaction.ordered_steps().expect("it can be listed");
                let count = steps.len();
                for (number, step) in steps.iter().take(killed_after).enumerate() {
                    let backup = transaction.backup(number);
                    transaction
                        .apply(step, backup)
                        .expect("nothing is in the way");
                }
                let found = ["a", "b", "p.cabal"].map(|file| fs::read_to_string(path(file)).ok());
                let found = found.each_ref().map(|contents| contents.as_deref());
                match found {
                    [_, _, None] => assert!((1..count).contains(&killed_after)),
                    [Some("old"), Some("old"), Some("seal")] => assert_eq!(killed_after, 0),
                    found => {
                        assert_eq!(found, [Some("new"), Some("new"), Some(new_seal)]);
                        assert!(killed_after >= count);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_dropped_changes_nothing() {
        let dir = tempfile::tempdir().expect("there is room");
        let deep = dir.path().join("deep/down");
        let mut transaction = Transaction::begin(&deep).expect("nothing is in the way");
        transaction
            .put(deep.join("a"), b"new", false)
            .expect("there is room");
        drop(transaction);
        assert_eq!(contents(dir.path()), []);
    }

    #[test]
    fn directories_are_removed_with_their_last_file() {
        let dir = three_files();
        for file in ["x/y/one", "x/y/two", "x/z/one"] {
            let file = dir.path().join(file);
            fs::create_dir_all(file.parent().expect("it has one")).expect("there is room");
            fs::write(file, "").expect("there is room");
        }
        let mut transaction = Transaction::begin(dir.path()).expect("the directory is there");
        transaction.remove(dir.path().join("x/y/one"));
        transaction.remove(dir.path().join("x/z/one"));
        transaction.commit().expect("nothing is in the way");
        assert!(dir.path().join("x/y/two").exists());
        assert!(!dir.path().join("x/z").exists());
    }
}
