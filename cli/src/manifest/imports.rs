//! Dependencies whose Haskell packages a crate imports: the key `imports`, and the packages that follow from it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Node, Package, PackageId};
use hsffi_stubs::description::CratePackage;

use super::table::{ManifestErrors, Table};
use crate::cargo;
use crate::error::{Error, Result};

/// A Haskell package that is generated from a library.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The `Cargo.toml` that describes it.
    pub manifest: PathBuf,
    /// Its directory.
    pub out: PathBuf,
    /// Its exports.
    pub package: CratePackage,
}

/// The packages of the library of the crate with this manifest, each behind those that it imports. The last one is in `out`.
/// Returns `None` if the crate imports none.
///
/// `options` are those of `cargo metadata`.
///
/// # Errors
/// If `imports` names what cannot be imported, or if no package could have the library of all.
pub fn plan(manifest: &Path, out: &Path, options: &[OsString]) -> Result<Option<Vec<Planned>>> {
    if given(manifest)?.is_empty() {
        return Ok(None);
    }
    let metadata = metadata(manifest, options)?;
    let graph = Graph::of(&metadata);
    let absolute = manifest.canonicalize().unwrap_or_default();
    let mut packages = metadata.packages.iter();
    let Some(package) = packages.find(|package| package.manifest_path == absolute) else {
        return Ok(None);
    };
    let mut plan = Plan {
        graph,
        planned: Vec::new(),
        reached: BTreeMap::new(),
    };
    plan.visit(package, manifest, out)?;
    check_base(&plan.planned)?;
    Ok(Some(plan.planned))
}

/// One package has the library, so all others must import it.
fn check_base(planned: &[Planned]) -> Result<()> {
    let Some((base, others)) = planned.split_first() else {
        return Ok(());
    };
    let base = &base.package.crate_name;
    match others.iter().find(|it| !it.package.imports.contains(base)) {
        Some(other) => Err(Error::NoBase {
            crates: [base.clone(), other.package.crate_name.clone()],
        }),
        None => Ok(()),
    }
}

/// The names in `imports`, and the directories of their packages where they are given.
fn given(manifest: &Path) -> Result<Vec<(String, Option<String>)>> {
    let mut given = Vec::new();
    read(manifest, |name, dir| {
        given.push((name.to_owned(), dir.map(str::to_owned)));
        None
    })?;
    Ok(given)
}

/// Visits the names in `imports`, and returns the errors that `visit` has of them.
fn read(
    manifest: &Path,
    mut visit: impl FnMut(&str, Option<&str>) -> Option<String>,
) -> Result<()> {
    let text = fs::read_to_string(manifest).map_err(|source| Error::Manifest {
        manifest: manifest.to_owned(),
        source,
    })?;
    let mut errors = ManifestErrors::new(manifest, &text);
    // Cargo has parsed it before.
    let parsed = toml_span::parse(&text).ok();
    let section = parsed
        .as_ref()
        .and_then(|it| it.pointer("/package/metadata/hsffi"));
    let section = section.filter(|section| section.as_table().is_some());
    if let Some(table) = section.and_then(|it| Table::of(it, "metadata.hsffi", &mut errors)) {
        for entry in table.names("imports", &mut errors) {
            let (name, dir) = entry.value;
            if let Some(error) = visit(name, dir) {
                errors.add(&entry, error);
            }
        }
    }
    errors.into_result()?;
    Ok(())
}

/// What cargo says of the crate and all its dependencies on this machine.
fn metadata(manifest: &Path, options: &[OsString]) -> Result<Metadata> {
    let mut command = MetadataCommand::new();
    command.cargo_path(cargo::program()).manifest_path(manifest);
    let mut options: Vec<_> = options
        .iter()
        .map(|option| option.to_string_lossy().into_owned())
        .collect();
    if !options.iter().any(|it| it == "--filter-platform") {
        options.extend(host().map(|host| format!("--filter-platform={host}")));
    }
    // Cargo has built the library, so what is needed is there; only dependencies of tests may not be.
    let offline = options.iter().cloned().chain(["--offline".to_owned()]);
    let found = command
        .clone()
        .other_options(offline.collect::<Vec<_>>())
        .exec();
    found
        .or_else(|_| command.other_options(options).exec())
        .map_err(|source| Error::Metadata { source })
}

/// The machine that rustc compiles for.
fn host() -> Option<String> {
    let output = Command::new("rustc").arg("-vV").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned)
}

/// The crates of a build, and what they depend on.
struct Graph<'a> {
    packages: BTreeMap<&'a PackageId, &'a Package>,
    nodes: BTreeMap<&'a PackageId, &'a Node>,
}

impl<'a> Graph<'a> {
    fn of(metadata: &'a Metadata) -> Self {
        let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
        Graph {
            packages: metadata.packages.iter().map(|it| (&it.id, it)).collect(),
            nodes: nodes.map(|node| (&node.id, node)).collect(),
        }
    }

    /// What a package depends on, other than for its tests and its build script, with the names that its code has for them.
    fn dependencies(&self, id: &PackageId) -> impl Iterator<Item = (&'a str, &'a Package)> {
        let deps = self.nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let normal = deps.filter(|dep| {
            let mut kinds = dep.dep_kinds.iter();
            kinds.any(|it| it.kind == DependencyKind::Normal)
        });
        normal.filter_map(|dep| Some((dep.name.as_str(), *self.packages.get(&dep.pkg)?)))
    }

    /// A package and all that it depends on.
    fn reachable(&self, id: &'a PackageId) -> BTreeSet<&'a PackageId> {
        let mut reached = BTreeSet::new();
        let mut unseen = vec![id];
        while let Some(id) = unseen.pop() {
            if reached.insert(id) {
                unseen.extend(self.dependencies(id).map(|(_, package)| &package.id));
            }
        }
        reached
    }
}

/// The packages so far.
struct Plan<'a> {
    graph: Graph<'a>,
    planned: Vec<Planned>,
    /// The position of each.
    reached: BTreeMap<&'a PackageId, usize>,
}

impl<'a> Plan<'a> {
    /// Adds the Haskell package of a crate, behind those that it imports.
    fn visit(&mut self, package: &'a Package, manifest: &Path, out: &Path) -> Result<()> {
        let dependencies: Vec<_> = self.graph.dependencies(&package.id).collect();
        let mut imported = Vec::new();
        read(manifest, |name, dir| {
            let is_it = |(in_code, package): &&(&str, &Package)| {
                package.name == name || *in_code == name.replace('-', "_")
            };
            let dependency = match dependencies.iter().find(is_it) {
                Some((_, dependency)) => *dependency,
                None => return Some(not_a_dependency(name, &package.name)),
            };
            match place(dependency, manifest, dir) {
                Some(place) => imported.push((dependency, place)),
                None => return Some(without_place(name)),
            }
            None
        })?;
        let mut crates = self.graph.reachable(&package.id);
        let mut imports = BTreeSet::new();
        for (dependency, out) in imported {
            if !self.reached.contains_key(&dependency.id) {
                self.visit(dependency, dependency.manifest_path.as_std_path(), &out)?;
            }
            let planned = &self.planned[self.reached[&dependency.id]].package;
            imports.extend(planned.imports.iter().cloned());
            imports.insert(planned.crate_name.clone());
            for id in self.graph.reachable(&dependency.id) {
                crates.remove(id);
            }
        }
        let names = crates.iter().filter_map(|id| self.graph.packages.get(id));
        let package_of = CratePackage {
            crate_name: crate_name(package),
            crates: names.map(|package| crate_name(package)).collect(),
            imports,
        };
        self.reached.insert(&package.id, self.planned.len());
        self.planned.push(Planned {
            manifest: manifest.to_owned(),
            out: out.to_owned(),
            package: package_of,
        });
        Ok(())
    }
}

fn not_a_dependency(name: &str, of: &str) -> String {
    format!(
        "`{name}` is not a dependency of the crate `{of}`, so its Haskell package cannot be imported: write the name of a package in \
         `[dependencies]`"
    )
}

fn without_place(name: &str) -> String {
    format!(
        "the sources of `{name}` are not in a folder of yours, in which its Haskell package could be written: name a folder, as in \
         `imports = {{ {name} = \"../{name}-haskell\" }}`"
    )
}

/// Where the Haskell package of a dependency is: where the manifest says, or beside the `Cargo.toml` of a local crate.
fn place(dependency: &Package, manifest: &Path, dir: Option<&str>) -> Option<PathBuf> {
    if let Some(dir) = dir {
        let here = manifest.parent().unwrap_or(Path::new(""));
        return Some(here.join(dir));
    }
    let crate_dir = dependency.manifest_path.parent()?;
    let is_local = dependency.source.is_none();
    is_local.then(|| crate_dir.join("haskell").into_std_path_buf())
}

/// The name of a package's library.
fn crate_name(package: &Package) -> String {
    let mut targets = package.targets.iter();
    let library = targets.find(|target| {
        let kinds = ["lib", "rlib", "staticlib", "cdylib", "dylib"];
        target
            .kind
            .iter()
            .any(|kind| kinds.contains(&kind.to_string().as_str()))
    });
    let name = library.map_or(package.name.as_str(), |target| target.name.as_str());
    name.replace('-', "_")
}
