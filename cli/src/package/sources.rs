//! The sources of a crate and of the crates that it depends on by path, copied to a folder where they build by themselves.
//!
//! Each Cargo workspace that has some of the crates becomes a folder of the copy, in which its crates keep their places. Paths in
//! manifests are written anew, and dependencies of tests are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

use super::manifest::{self, Role};
use crate::cargo;
use crate::error::{Error, Result};

/// The folders of crates, and where each is copied to, from the folder of all.
#[derive(Debug, Default)]
pub struct Sources {
    crates: BTreeMap<PathBuf, PathBuf>,
    workspaces: BTreeMap<PathBuf, PathBuf>,
    /// The workspace of the crate that is packed.
    primary: PathBuf,
}

impl Sources {
    /// Those of the crate in this folder.
    pub fn of(crate_dir: &Path) -> Result<Self> {
        let mut sources = Sources::default();
        let mut open = vec![absolute(crate_dir)];
        while let Some(dir) = open.pop() {
            if sources.crates.contains_key(&dir) {
                continue;
            }
            let (package, root) = package(&dir)?;
            if sources.workspaces.is_empty() {
                sources.primary.clone_from(&root);
                let patches = manifest::patches(&root)?;
                open.extend(patches.into_iter().map(|it| absolute(&it)));
            }
            let workspace = sources.workspace(&root, &package.name);
            let place = match dir.strip_prefix(&root) {
                Ok(rest) => workspace.join(rest),
                Err(_) => sources.free(&package.name),
            };
            sources.crates.insert(dir, place);
            let dependencies = package.dependencies.into_iter();
            let built = dependencies.filter(|it| it.kind != DependencyKind::Development);
            let paths = built.filter_map(|it| it.path);
            open.extend(paths.map(|it| absolute(it.as_std_path())));
        }
        Ok(sources)
    }

    /// Where the crate in this folder is copied to.
    pub fn place(&self, crate_dir: &Path) -> Option<&Path> {
        self.crates.get(&absolute(crate_dir)).map(PathBuf::as_path)
    }

    /// The folders of the crates.
    pub fn crates(&self) -> impl Iterator<Item = &Path> {
        self.crates.keys().map(PathBuf::as_path)
    }

    /// The folders of the manifests of workspaces.
    pub fn workspaces(&self) -> impl Iterator<Item = &Path> {
        self.workspaces.keys().map(PathBuf::as_path)
    }

    /// Where the workspace of the packed crate is copied to.
    pub fn primary(&self) -> &Path {
        &self.workspaces[&self.primary]
    }

    /// The folder of a workspace, which has the name of the first of its crates.
    fn workspace(&mut self, root: &Path, name: &str) -> PathBuf {
        if let Some(place) = self.workspaces.get(root) {
            return place.clone();
        }
        let place = self.free(name);
        self.workspaces.insert(root.to_owned(), place.clone());
        place
    }

    /// A folder that nothing is copied to.
    fn free(&self, name: &str) -> PathBuf {
        let taken = |place: &PathBuf| {
            let mut places = self.crates.values().chain(self.workspaces.values());
            place.as_os_str() == "vendor" || places.any(|it| it.starts_with(place))
        };
        let numbered = (2..).map(|number| PathBuf::from(format!("{name}-{number}")));
        let mut names = [PathBuf::from(name)].into_iter().chain(numbered);
        names.find(|place| !taken(place)).unwrap_or_default()
    }

    /// Copies all to the folder `to`, but for what is in the folder `without`.
    pub fn copy(&self, to: &Path, without: &Path) -> Result<()> {
        let without = absolute(without);
        for (dir, place) in &self.crates {
            let files = files(dir)?.into_iter();
            for file in files.filter(|file| !dir.join(file).starts_with(&without)) {
                let copy = to.join(place).join(&file);
                write(&copy, &read(&dir.join(&file))?)?;
            }
        }
        for (root, place) in &self.workspaces {
            if !self.crates.contains_key(root) {
                self.copy_manifest(root, place, to)?;
            }
        }
        for (dir, place) in &self.crates {
            self.copy_manifest(dir, place, to)?;
        }
        let lock = self.primary.join("Cargo.lock");
        if lock.is_file() {
            write(&to.join(self.primary()).join("Cargo.lock"), &read(&lock)?)?;
        }
        Ok(())
    }

    fn copy_manifest(&self, dir: &Path, place: &Path, to: &Path) -> Result<()> {
        let path = dir.join("Cargo.toml");
        let role = Role {
            dir,
            place,
            crates: &self.crates,
            is_root: self.workspaces.contains_key(dir),
            root: self.root_of(place),
        };
        let text = manifest::rewrite(&path, &role)?;
        write(&to.join(place).join("Cargo.toml"), text.as_bytes())
    }

    /// The workspace that a place is in, by its place.
    fn root_of(&self, place: &Path) -> Option<&Path> {
        let mut places = self.workspaces.values();
        places
            .find(|it| place.starts_with(it))
            .map(PathBuf::as_path)
    }
}

/// The crate in a folder, and the root of its workspace.
fn package(dir: &Path) -> Result<(Package, PathBuf)> {
    let manifest = dir.join("Cargo.toml");
    let metadata = MetadataCommand::new()
        .cargo_path(cargo::program())
        .manifest_path(&manifest)
        .no_deps()
        .exec();
    let metadata = metadata.map_err(|source| Error::Metadata { source })?;
    let root = absolute(metadata.workspace_root.as_std_path());
    let mut packages = metadata.packages.into_iter();
    let found = packages.find(|package| absolute(package.manifest_path.as_std_path()) == manifest);
    let package = found.ok_or_else(|| Error::NoCrate {
        manifest: manifest.clone(),
    })?;
    Ok((package, root))
}

/// The files that cargo packs of a crate, without Haskell packages and what is built of them.
fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let program = cargo::program();
    let output = Command::new(&program)
        .args(["package", "--list", "--allow-dirty", "--offline", "--quiet"])
        .arg("--manifest-path")
        .arg(dir.join("Cargo.toml"))
        .output()
        .map_err(|source| Error::NoCargo { program, source })?;
    if !output.status.success() {
        return Err(Error::Unlisted {
            dir: dir.to_owned(),
            message: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        });
    }
    let list = String::from_utf8_lossy(&output.stdout);
    let mut haskell = BTreeMap::new();
    let mut is_haskell = |file: &Path| {
        let mut folders = file.ancestors().skip(1);
        folders.any(|folder| {
            if folder.as_os_str().is_empty() {
                return false;
            }
            let found = haskell.entry(folder.to_owned());
            *found.or_insert_with(|| has_cabal_file(&dir.join(folder)))
        })
    };
    let is_built = |file: &Path| {
        let mut parts = file.components();
        parts.any(|part| part.as_os_str() == "dist-newstyle" || part.as_os_str() == "target")
            || file.to_string_lossy().starts_with("cabal.project")
    };
    let written = [
        "Cargo.toml",
        "Cargo.toml.orig",
        "Cargo.lock",
        ".cargo_vcs_info.json",
    ];
    let files: BTreeSet<_> = (list
        .lines()
        .map(|line| PathBuf::from(line.replace('\\', "/"))))
    .filter(|file| !written.iter().any(|name| file.as_os_str() == *name))
    .filter(|file| !is_built(file) && !is_haskell(file) && dir.join(file).is_file())
    .collect();
    Ok(files.into_iter().collect())
}

/// Whether a folder is that of a Haskell package.
pub fn has_cabal_file(dir: &Path) -> bool {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths = entries.map(|entry| entry.path());
    paths.any(|path| path.extension().is_some_and(|it| it == "cabal"))
}

/// A path that is the same however one comes to it.
fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::Unreadable {
        path: path.to_owned(),
        source,
    })
}

/// Writes a file, and the folders that it is in.
pub fn write(path: &Path, contents: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    (fs::create_dir_all(folder).and_then(|()| fs::write(path, contents))).map_err(|source| {
        Error::Write {
            path: path.to_owned(),
            source,
        }
    })
}
