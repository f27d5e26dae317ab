//! The descriptions of several Haskell packages that are generated from one library.
//!
//! A package has the exports of its crates. A type is declared by the first package whose crates it is of, or whose exports name
//! it; the others import it from there.

use std::collections::BTreeMap;
use std::path::Path;

use super::resolve;
use crate::description::{CratePackage, Description, Module, Place, Record};
use crate::error::Error;

/// A package whose description is complete.
struct Resolved {
    module: Module,
    /// The Haskell modules of the types that it declares, by id.
    types: BTreeMap<String, String>,
}

/// Puts the records of the library at `path` together, for each of the packages.
pub(super) fn resolve(
    records: &[Record],
    packages: &[CratePackage],
    path: &Path,
) -> Result<Vec<Description>, Error> {
    check_modules(records, packages, path)?;
    let mut resolved = BTreeMap::<&str, Resolved>::new();
    let mut descriptions = Vec::new();
    for package in packages {
        let own = records.iter().filter(|record| package.has(record));
        let mut description = resolve::resolve(own.cloned().collect(), path)?;
        let imports = package.imports.iter();
        let imports: Vec<_> = imports.filter_map(|it| resolved.get(&**it)).collect();
        let module = &description.module;
        let has_root = |it: &&&Resolved| {
            it.module.root == module.root || it.types.values().any(|it| *it == module.root)
        };
        if let Some(other) = imports.iter().find(has_root) {
            return Err(Error::OneModule {
                path: path.to_owned(),
                module: module.root.clone(),
                crates: [&other.module, module].map(|it| it.crate_name().to_owned()),
            });
        }
        let types = import_types(&mut description, &imports);
        let module = description.module.clone();
        resolved.insert(&package.crate_name, Resolved { module, types });
        descriptions.push(description);
    }
    Ok(descriptions)
}

/// Each package has a module, and no other crate has one.
fn check_modules(records: &[Record], packages: &[CratePackage], path: &Path) -> Result<(), Error> {
    let mut modules = BTreeMap::new();
    for record in records {
        let Record::Module(module) = record else {
            continue;
        };
        match modules.insert(module.crate_name(), module) {
            Some(other) if other.version != module.version => {
                let mut versions = [other.version.clone(), module.version.clone()];
                versions.sort();
                return Err(Error::TwoVersions {
                    path: path.to_owned(),
                    name: module.crate_name().to_owned(),
                    versions,
                });
            }
            _ => {}
        }
    }
    for package in packages {
        if !modules.contains_key(&*package.crate_name) {
            return Err(Error::ImportWithoutModule {
                path: path.to_owned(),
                name: package.crate_name.clone(),
            });
        }
    }
    let is_listed = |name: &str| packages.iter().any(|it| it.crate_name == name);
    match modules.into_keys().find(|name| !is_listed(name)) {
        Some(name) => Err(Error::ModuleWithoutImport {
            path: path.to_owned(),
            name: name.to_owned(),
        }),
        None => Ok(()),
    }
}

impl CratePackage {
    /// Whether the record is of this package, or of a type, which it may be.
    fn has(&self, record: &Record) -> bool {
        let is_within = |place: &Place| {
            let name = place.rust_module.split("::").next();
            name.is_some_and(|name| self.crates.contains(name))
        };
        match record {
            Record::Module(module) => module.crate_name() == self.crate_name,
            Record::Function(function) => is_within(&function.place),
            Record::Constant(constant) => is_within(&constant.place),
            Record::HaskellFunction(function) => is_within(&function.place),
            Record::Submodule(submodule) => is_within(&submodule.place),
            Record::Object(_) | Record::Enum(_) | Record::Error(_) | Record::Data(_) => true,
        }
    }
}

/// Takes types from the packages that declare them. Returns the Haskell modules of the others.
fn import_types(description: &mut Description, imports: &[&Resolved]) -> BTreeMap<String, String> {
    let root = description.module.root.clone();
    let packages = imports
        .iter()
        .map(|it| (it.module.package.clone(), it.module.version.clone()));
    description.imports.packages = packages.collect();
    let (mut imported, mut declared) = (BTreeMap::new(), BTreeMap::new());
    for (id, place) in description.types_mut() {
        match imports.iter().find_map(|it| it.types.get(id)) {
            Some(module) => {
                place.haskell_module = Some(module.clone());
                imported.insert(id.to_owned(), module.clone());
            }
            None => {
                let module = place.haskell_module.as_ref().unwrap_or(&root);
                declared.insert(id.to_owned(), module.clone());
            }
        }
    }
    description.imports.types = imported;
    declared
}
