//! `cargo hsffi watch`: builds again whenever a source is saved.
//!
//! The folders of the crate and of all that it depends on by path are watched, but for those of Haskell packages and of what is built.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::arguments::Build;
use crate::error::{Error, Result};
use crate::package::Sources;
use crate::source::Source;
use crate::status::{self, step};
use crate::{workspace, write};

/// How long no file changes before a build begins: editors save in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// Builds, and builds again when something has changed. It ends when the process does.
pub fn watch(build: &Build) -> Result<()> {
    let mut first = true;
    let (sender, events) = mpsc::channel();
    let mut watched = Watched {
        watcher: notify::recommended_watcher(sender).map_err(Error::Watch)?,
        folders: BTreeSet::new(),
        seen: BTreeMap::new(),
    };
    loop {
        // Before the build, so that an edit during the build leads to another.
        let crate_dir = workspace::crate_dir(&build.selection)?;
        watched.update(&crate_dir, first)?;
        if let Some(error) = run(build).err().filter(|error| !error.is_silent()) {
            status::error(&error);
        }
        first = false;
        step(
            "Watching",
            format_args!("{} folders, until ctrl-C", watched.folders.len()),
        );
        watched.wait(&events)?;
    }
}

fn run(build: &Build) -> Result<()> {
    let source = Source::build(&build.selection, build.out.clone())?;
    write::write(&source, build.runtime.clone(), build.force)
}

/// What is watched.
struct Watched {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    /// The content of the files that have changed.
    seen: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

impl Watched {
    /// Watches the folders that there are now. A manifest that cannot be read is reported by the build, and leaves all as it is.
    fn update(&mut self, crate_dir: &Path, first: bool) -> Result<()> {
        let sources = match Sources::of(crate_dir) {
            Ok(sources) => sources,
            Err(error) if first => return Err(error),
            Err(_) => return Ok(()),
        };
        let mut folders: BTreeSet<_> = sources.workspaces().map(Path::to_owned).collect();
        for dir in sources.crates() {
            add_folders(dir, &mut folders);
        }
        for folder in folders.difference(&self.folders) {
            let watching = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            watching.map_err(Error::Watch)?;
        }
        for gone in self.folders.difference(&folders) {
            // One that was removed is watched no longer.
            let _ = self.watcher.unwatch(gone);
        }
        self.folders = folders;
        Ok(())
    }

    /// Returns when files have changed, and none of them changes any more.
    fn wait(&mut self, events: &Receiver<notify::Result<Event>>) -> Result<()> {
        let mut changed = false;
        loop {
            let event = if changed {
                match events.recv_timeout(QUIET) {
                    Ok(event) => event,
                    Err(_) => return Ok(()),
                }
            } else {
                match events.recv() {
                    Ok(event) => event,
                    Err(_) => return Err(Error::Watch(notify::Error::generic("no events"))),
                }
            };
            let event = event.map_err(Error::Watch)?;
            if event.kind.is_access() {
                continue;
            }
            for path in event.paths {
                changed |= self.has_changed(path);
            }
        }
    }

    /// Whether a file is a source, with other content than when it was looked at before.
    fn has_changed(&mut self, path: PathBuf) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Files that editors write beside those that are saved.
        if name.starts_with('.') || name.ends_with('~') || name.starts_with('#') {
            return false;
        }
        let is_folder = path.is_dir();
        if is_folder {
            return !is_left_out(&path);
        }
        let content = fs::read(&path).ok();
        self.seen.insert(path, content.clone()) != Some(content)
    }
}

/// Adds a folder and those in it.
fn add_folders(dir: &Path, folders: &mut BTreeSet<PathBuf>) {
    folders.insert(dir.to_owned());
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_dir = entry.file_type().is_ok_and(|it| it.is_dir());
        if is_dir && !is_left_out(&path) && !path.join("Cargo.toml").is_file() {
            add_folders(&path, folders);
        }
    }
}

/// Whether nothing in a folder is a source: it is hidden, or that of a Haskell package, or of what cargo builds.
fn is_left_out(dir: &Path) -> bool {
    let name = dir.file_name().unwrap_or_default().to_string_lossy();
    let is_built = dir.join("CACHEDIR.TAG").is_file() || name == "dist-newstyle";
    name.starts_with('.') || is_built || name == "target" || crate::package::has_cabal_file(dir)
}
