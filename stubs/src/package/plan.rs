//! What is to be done to a directory so that it holds the files that are wanted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::manifest::{self, Manifest, stays_within};
use super::transaction::Transaction;
use super::{Difference, Overwrite, State, Written};
use crate::error::Error;

/// A file as it should be.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub path: &'a str,
    pub contents: &'a [u8],
    pub executable: bool,
    /// Whether it is hsffi's by its name alone, as what `configure` writes is.
    pub by_name: bool,
}

/// The steps, and what they rest on.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    dir: &'a Path,
    before: &'a Manifest,
    after: Manifest,
    steps: Vec<Step<'a>>,
    /// Files of an older version that were edited.
    kept: Vec<PathBuf>,
    unchanged: usize,
}

/// A file to be written, or to be removed when none is wanted in its place.
#[derive(Debug)]
struct Step<'a> {
    difference: Difference,
    wanted: Option<&'a Wanted<'a>>,
}

impl<'a> Plan<'a> {
    /// Compares `dir` with what is wanted, `before` being its manifest.
    pub fn new(
        dir: &'a Path,
        wanted: &'a [Wanted<'a>],
        before: &'a Manifest,
    ) -> Result<Self, Error> {
        let mut plan = Plan {
            dir,
            before,
            after: Manifest::default(),
            steps: Vec::new(),
            kept: Vec::new(),
            unchanged: 0,
        };
        for file in wanted {
            if !stays_within(file.path)
                || file.path == manifest::FILE_NAME
                || plan.after.knows(file.path)
            {
                return Err(Error::Misplaced {
                    file: file.path.to_owned(),
                });
            }
            plan.after.record(file.path, file.contents);
            plan.write(file)?;
        }
        for path in before.paths() {
            if !plan.after.knows(path) {
                plan.remove(path)?;
            }
        }
        plan.steps
            .sort_by(|a, b| a.difference.path.cmp(&b.difference.path));
        Ok(plan)
    }

    fn write(&mut self, file: &'a Wanted<'a>) -> Result<(), Error> {
        let mut path = self.dir.join(file.path);
        let state = match Found::at(self.dir, file.path)? {
            Found::Nothing => State::Missing,
            Found::File { contents, .. } if contents != file.contents => {
                if file.by_name || self.before.wrote(file.path, &contents) {
                    State::Outdated
                } else {
                    self.not_ours(file.path)
                }
            }
            Found::File { executable, .. } if file.executable && !executable => State::Outdated,
            Found::File { .. } => {
                self.unchanged += 1;
                return Ok(());
            }
            Found::Link => self.not_ours(file.path),
            Found::InTheWay(obstacle) => {
                path = obstacle;
                State::InTheWay
            }
        };
        self.steps.push(Step {
            difference: Difference { path, state },
            wanted: Some(file),
        });
        Ok(())
    }

    fn not_ours(&self, path: &str) -> State {
        if self.before.knows(path) {
            State::Edited
        } else {
            State::Foreign
        }
    }

    fn remove(&mut self, old: &str) -> Result<(), Error> {
        let path = self.dir.join(old);
        match Found::at(self.dir, old)? {
            Found::Nothing => {}
            Found::File { contents, .. } if self.before.wrote(old, &contents) => {
                let state = State::Obsolete;
                self.steps.push(Step {
                    difference: Difference { path, state },
                    wanted: None,
                });
            }
            Found::File { .. } | Found::Link | Found::InTheWay(_) => self.kept.push(path),
        }
        Ok(())
    }

    /// The files that stand against the plan.
    pub fn refused(&self, overwrite: Overwrite) -> impl Iterator<Item = Difference> {
        let mut seen = BTreeSet::new();
        let refused = move |difference: &&Difference| match difference.state {
            State::Edited | State::Foreign => overwrite == Overwrite::Refuse,
            State::InTheWay => seen.insert(difference.path.clone()),
            State::Missing | State::Outdated | State::Obsolete => false,
        };
        let differences = self.steps.iter().map(|step| &step.difference);
        differences.filter(refused).cloned()
    }

    /// Hands the steps over, unless there is nothing to do.
    pub fn stage(&self, transaction: &mut Transaction, written: &mut Written) -> Result<(), Error> {
        written.unchanged += self.unchanged;
        written.kept.extend_from_slice(&self.kept);
        if self.steps.is_empty() && self.after == *self.before {
            return Ok(());
        }
        let manifest = Manifest::path(self.dir);
        let under_way = self.before.union(&self.after).render();
        transaction.put(manifest.clone(), under_way.as_bytes(), false)?;
        for step in &self.steps {
            let path = step.difference.path.clone();
            if let Some(wanted) = step.wanted {
                transaction.put(path.clone(), wanted.contents, wanted.executable)?;
                written.written.push(path);
            } else {
                transaction.remove(path.clone());
                written.removed.push(path);
            }
        }
        transaction.put(manifest, self.after.render().as_bytes(), false)
    }

    /// All that the plan would change. A manifest alone is told only when the files it lists are as they should be.
    pub fn into_differences(self) -> Vec<Difference> {
        if self.steps.is_empty() && self.after != *self.before {
            let path = Manifest::path(self.dir);
            let state = if *self.before == Manifest::default() {
                State::Missing
            } else {
                State::Outdated
            };
            return vec![Difference { path, state }];
        }
        let differences = self.steps.into_iter().map(|step| step.difference);
        differences.collect()
    }
}

/// What there is at a path.
enum Found {
    Nothing,
    File { contents: Vec<u8>, executable: bool },
    Link,
    InTheWay(PathBuf),
}

impl Found {
    fn at(dir: &Path, path: &str) -> Result<Self, Error> {
        let mut at = dir.to_owned();
        for part in path.split('/') {
            match absent(fs::metadata(&at), &at)? {
                Some(metadata) if metadata.is_dir() => at.push(part),
                Some(_) => return Ok(Found::InTheWay(at)),
                None => return Ok(Found::Nothing),
            }
        }
        let Some(metadata) = absent(fs::symlink_metadata(&at), &at)? else {
            return Ok(Found::Nothing);
        };
        if metadata.is_symlink() {
            return Ok(Found::Link);
        }
        if !metadata.is_file() {
            return Ok(Found::InTheWay(at));
        }
        match fs::read(&at) {
            Ok(contents) => Ok(Found::File {
                contents,
                executable: is_executable(&metadata),
            }),
            Err(source) => Err(Error::Unreadable { path: at, source }),
        }
    }
}

/// Tells a file that is not there from one that cannot be looked at.
fn absent(metadata: io::Result<fs::Metadata>, path: &Path) -> Result<Option<fs::Metadata>, Error> {
    match metadata {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Unreadable {
            path: path.to_owned(),
            source,
        }),
    }
}

#[cfg(unix)]
fn is_executable(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o111 != 0
}

/// Elsewhere the name tells what can be run.
#[cfg(not(unix))]
fn is_executable(_: &fs::Metadata) -> bool {
    true
}
