//! Manifests of crates whose folders are copied elsewhere: paths are written anew, and what is not copied is left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

use crate::error::{Error, Result};
use crate::project::way;

/// Tables of dependencies that a library is built with.
const DEPENDENCIES: [&str; 3] = ["dependencies", "build-dependencies", "build_dependencies"];

/// Those that it is tested with.
const OF_TESTS: [&str; 2] = ["dev-dependencies", "dev_dependencies"];

/// A manifest among those that are copied.
#[derive(Debug)]
pub struct Role<'a> {
    /// Its folder.
    pub dir: &'a Path,
    /// The folder that it is copied to.
    pub place: &'a Path,
    /// The folders of all crates, and those that they are copied to.
    pub crates: &'a BTreeMap<PathBuf, PathBuf>,
    /// Whether it is that of a workspace, or of a crate that is in none.
    pub is_root: bool,
    /// Where its workspace is copied to.
    pub root: Option<&'a Path>,
}

impl Role<'_> {
    /// The path in the copy for a path in the manifest, if there is a crate.
    fn moved(&self, path: &str) -> Option<String> {
        let dir = self.dir.join(path).canonicalize().ok()?;
        let place = self.crates.get(&dir)?;
        Some(match way(self.place, place) {
            same if same.is_empty() => ".".to_owned(),
            way => way,
        })
    }

    /// The members of the workspace, in the copy.
    fn members(&self) -> Array {
        let places = self.crates.values().filter(|it| it.starts_with(self.place));
        let members = places.map(|place| way(self.place, place));
        members.filter(|member| !member.is_empty()).collect()
    }
}

/// The folders of the crates by which the manifest in this folder replaces others.
pub fn patches(root: &Path) -> Result<Vec<PathBuf>> {
    let document = parse(&root.join("Cargo.toml"))?;
    let registries = document.get("patch").and_then(Item::as_table_like);
    let crates = registries.into_iter().flat_map(TableLike::iter);
    let crates = crates.filter_map(|(_, crates)| crates.as_table_like());
    let paths = crates.flat_map(TableLike::iter).filter_map(|(_, it)| {
        let path = it.as_table_like()?.get("path")?.as_str()?;
        Some(root.join(path))
    });
    Ok(paths.collect())
}

/// The text of a manifest for the folder that it is copied to.
pub fn rewrite(path: &Path, role: &Role<'_>) -> Result<String> {
    let mut document = parse(path)?;
    let table = document.as_table_mut();
    let targets = table.get_mut("target").and_then(Item::as_table_like_mut);
    for (_, target) in targets.into_iter().flat_map(TableLike::iter_mut) {
        of_crate(target.as_table_like_mut(), role);
    }
    of_crate(Some(table), role);
    // What is left of them is found by its place.
    for key in ["test", "bench", "example"] {
        table.remove(key);
    }
    let package = table.get_mut("package").and_then(Item::as_table_like_mut);
    match (package, role.root) {
        (Some(package), Some(root)) if package.contains_key("workspace") => {
            package.insert("workspace", toml_edit::value(way(role.place, root)));
        }
        _ => {}
    }
    if role.is_root {
        of_workspace(table, role);
        let patches = table.get_mut("patch").and_then(Item::as_table_like_mut);
        for (_, patches) in patches.into_iter().flat_map(TableLike::iter_mut) {
            move_paths(patches.as_table_like_mut(), role, true);
        }
    } else {
        table.remove("patch");
    }
    Ok(document.to_string())
}

fn of_crate(table: Option<&mut dyn TableLike>, role: &Role<'_>) {
    let Some(table) = table else {
        return;
    };
    for key in OF_TESTS {
        table.remove(key);
    }
    for key in DEPENDENCIES {
        let dependencies = table.get_mut(key).and_then(Item::as_table_like_mut);
        move_paths(dependencies, role, false);
    }
}

/// The workspace has the crates that are copied. What is copied builds by itself, whatever workspace it lies in.
fn of_workspace(table: &mut Table, role: &Role<'_>) {
    let workspace = table
        .entry("workspace")
        .or_insert(Item::Table(Table::new()));
    let Some(workspace) = workspace.as_table_like_mut() else {
        return;
    };
    for key in ["default-members", "exclude"] {
        workspace.remove(key);
    }
    workspace.insert("members", Item::Value(Value::Array(role.members())));
    let dependencies = workspace.get_mut("dependencies");
    move_paths(dependencies.and_then(Item::as_table_like_mut), role, true);
}

/// Writes the paths of dependencies anew. Those that are not copied are removed if `only_copied`; Cargo reports the others.
fn move_paths(dependencies: Option<&mut dyn TableLike>, role: &Role<'_>, only_copied: bool) {
    let Some(dependencies) = dependencies else {
        return;
    };
    let mut gone = Vec::new();
    for (name, dependency) in dependencies.iter_mut() {
        let Some(dependency) = dependency.as_table_like_mut() else {
            continue;
        };
        let Some(path) = dependency.get("path").and_then(Item::as_str) else {
            continue;
        };
        if let Some(path) = role.moved(path) {
            dependency.insert("path", toml_edit::value(path));
        } else if only_copied {
            gone.push(name.get().to_owned());
        }
    }
    for name in gone {
        dependencies.remove(&name);
    }
}

fn parse(path: &Path) -> Result<DocumentMut> {
    let text = fs::read_to_string(path).map_err(|source| Error::Manifest {
        manifest: path.to_owned(),
        source,
    })?;
    text.parse().map_err(|source| Error::NoToml {
        manifest: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_names_the_copies_of_crates() {
        let dir = tempfile::tempdir().expect("there is room");
        let home = dir.path().canonicalize().expect("it is there");
        for name in ["a", "b", "c"] {
            fs::create_dir(home.join(name)).expect("there is room");
        }
        let manifest = home.join("a/Cargo.toml");
        let text = "[package]\nname = \"a\"\n\n[dependencies]\nb = { path = \"../b\", version = \"1\" }\nd = \"1\"\n\n\
                    [dev-dependencies]\nc = { path = \"../c\" }\n\n\
                    [target.'cfg(unix)'.dependencies.b]\npath = \"../b\"\n\n\
                    [workspace]\nmembers = [\"x/*\"]\n\n[workspace.dependencies]\nc = { path = \"../c\" }\nd = \"1\"\n\n\
                    [[bench]]\nname = \"x\"\n";
        fs::write(&manifest, text).expect("there is room");
        let crates = [("a", "a"), ("b", "deps/b")]
            .map(|(from, to)| (home.join(from), PathBuf::from(to)))
            .into();
        let role = Role {
            dir: &home.join("a"),
            place: Path::new("a"),
            crates: &crates,
            is_root: true,
            root: Some(Path::new("a")),
        };
        assert_eq!(
            rewrite(&manifest, &role).expect("it is TOML"),
            "[package]\nname = \"a\"\n\n[dependencies]\nb = { path = \"../deps/b\", version = \"1\" }\nd = \"1\"\n\n\
             [target.'cfg(unix)'.dependencies.b]\npath = \"../deps/b\"\n\n\
             [workspace]\nmembers = []\n\n[workspace.dependencies]\nd = \"1\"\n"
        );
    }
}
