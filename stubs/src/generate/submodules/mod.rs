//! Packages of several public modules.
//!
//! The package is generated as if it had one module, with [`marks`] in the names that tell their modules, and then [`split`]:
//!
//! | module | content |
//! |---|---|
//! | `<Module>` | the functions and constants of the module; exports its types, too |
//! | `<Module>.Types`, hidden | its types with their constructors, which the functions of other modules need |
//! | `<Root>.Foreign`, hidden | the imports of the whole package |
//! | `<Root>.Actions`, hidden | the type of actions, where it is not `IO` |
//! | `<Root>.Imported.<Module>`, hidden | what reads and writes types that a module of another package declares |
//!
//! Modules of types import each other. Public modules import no public module, so they form no cycle. The types of modules that
//! would form one are declared together, in the module of types of the first of them.

pub(super) mod marks;
mod rewriter;
mod split;

use std::collections::{BTreeMap, BTreeSet};

use super::names::{NameError, NameErrors};
use super::taken;
use crate::description::{Description, Docs, Place};
use crate::fields::is_module_name;
use crate::haskell::prelude;
pub(super) use split::split;

/// The last part of the name of a hidden module of types.
const TYPES: &str = "Types";

/// The last part of the name of the hidden module of the type of actions.
const ACTIONS: &str = "Actions";

/// The part behind the root in the names of hidden modules for types of other packages.
const IMPORTED: &str = "Imported";

/// A public module.
pub(super) struct PublicModule {
    pub(super) name: String,
    docs: Docs,
    /// Whether it is another package's.
    is_imported: bool,
}

/// The public modules, of which the first is the root, and behind them those of other packages whose types the exports name.
///
/// # Errors
/// If a submodule cannot have its name.
pub(super) fn of(description: &Description) -> Result<Vec<PublicModule>, NameErrors> {
    let module = &description.module;
    let mut names = BTreeMap::<&str, Vec<&Place>>::new();
    for place in places(description) {
        if let Some(name) = &place.haskell_module {
            names.entry(name).or_default().push(place);
        }
    }
    let declared = description.submodules.iter();
    for submodule in declared.clone() {
        names
            .entry(&submodule.name)
            .or_default()
            .push(&submodule.place);
    }
    let mut report = NameErrors::none();
    let all: BTreeSet<_> = names.keys().copied().collect();
    let imported: BTreeSet<_> = description.imports.types.values().collect();
    for (name, places) in &names {
        let of_import = imported.contains(&(*name).to_owned());
        let flaw = if of_import {
            Some(of_another(name, &module.root))
        } else {
            flaw(name, &module.root, &all)
        };
        if let Some(error) = flaw {
            for place in places {
                report.add(vec![(*place).clone()], error.clone());
            }
        }
    }
    if !report.is_empty() {
        return Err(report);
    }
    let in_use: BTreeSet<_> = places(description)
        .filter_map(|place| place.haskell_module.as_deref())
        .collect();
    let submodules = in_use.into_iter().map(|name| PublicModule {
        name: name.to_owned(),
        docs: declared
            .clone()
            .find(|it| it.name == name && !it.docs.text.is_empty())
            .map(|it| it.docs.clone())
            .unwrap_or_default(),
        is_imported: false,
    });
    let root = PublicModule {
        name: module.root.clone(),
        docs: module.docs.clone(),
        is_imported: false,
    };
    let imported = imported.into_iter().map(|name| PublicModule {
        name: name.clone(),
        docs: Docs::default(),
        is_imported: true,
    });
    let own = std::iter::once(root).chain(submodules);
    Ok(own.chain(imported).collect())
}

/// A module of another package has the name.
fn of_another(name: &str, root: &str) -> NameError {
    let last = name.rsplit('.').next().unwrap_or_default();
    NameError::SubmoduleOfHaskell {
        free: format!("{root}.{last}"),
        name: name.to_owned(),
    }
}

/// Why a submodule cannot have this name.
fn flaw(name: &str, root: &str, all: &BTreeSet<&str>) -> Option<NameError> {
    let hidden = [format!("{root}.Foreign"), format!("{root}.{ACTIONS}")];
    let is_hidden = hidden.iter().any(|it| it == name);
    let for_imports = name.starts_with(&format!("{root}.{IMPORTED}."));
    let of_types = name.strip_suffix(TYPES).and_then(|it| it.strip_suffix('.'));
    let of_tools = taken::MODULES_OF_TOOLS.iter();
    let name = name.to_owned();
    if !is_module_name(&name) {
        Some(NameError::NotAModule { name })
    } else if name == root {
        Some(NameError::SubmoduleIsRoot { name })
    } else if is_hidden || for_imports || of_types.is_some_and(|it| it == root || all.contains(it))
    {
        Some(NameError::SubmoduleIsHidden {
            free: format!("{name}Rust"),
            name,
        })
    } else if prelude::has(taken::MODULES, &name)
        || super::reserved_names::modules().contains(name.as_str())
        || of_tools.into_iter().any(|it| name.starts_with(it))
    {
        Some(of_another(&name, root))
    } else {
        None
    }
}

/// The places of all items of the package.
fn places(description: &Description) -> impl Iterator<Item = &Place> {
    let functions = description.functions.iter().map(|it| &it.place);
    let constants = description.constants.iter().map(|it| &it.place);
    let objects = description.objects.iter().map(|it| (&it.id, &it.place));
    let enums = description.enums.iter().map(|it| (&it.id, &it.place));
    let errors = description.errors.iter().map(|it| (&it.id, &it.place));
    let data = description.data.iter().map(|it| (&it.id, &it.place));
    let types = objects.chain(enums).chain(errors).chain(data);
    let types = types.filter(|(id, _)| !description.is_imported(id));
    let types = types.map(|(_, place)| place);
    functions.chain(constants).chain(types)
}

/// Marks the names of types and constructors, and the places of all items, by which other names are marked.
pub(super) fn mark(description: &mut Description, modules: &[PublicModule]) {
    let mark = |place: &mut Place| {
        let name = place.haskell_module.as_deref();
        let module = modules.iter().position(|it| Some(it.name.as_str()) == name);
        let mark = marks::mark(module.unwrap_or_default());
        place.haskell_module = Some(mark.clone());
        mark
    };
    for function in &mut description.functions {
        mark(&mut function.place);
    }
    for constant in &mut description.constants {
        mark(&mut constant.place);
    }
    for object in &mut description.objects {
        object.name += &mark(&mut object.place);
    }
    for definition in &mut description.enums {
        let mark = mark(&mut definition.place);
        definition.name += &mark;
        for variant in &mut definition.variants {
            variant.name += &mark;
        }
    }
    for definition in &mut description.data {
        let mark = mark(&mut definition.place);
        definition.name += &mark;
        for variant in &mut definition.variants {
            variant.name += &mark;
        }
    }
    for definition in &mut description.errors {
        let mark = mark(&mut definition.place);
        definition.name += &mark;
        for variant in &mut definition.variants {
            variant.name += &mark;
        }
    }
}

/// The exports of one module.
fn part(description: &Description, module: usize) -> Description {
    let mark = marks::mark(module);
    let is_of = |place: &Place| place.haskell_module.as_ref() == Some(&mark);
    let mut part = description.clone();
    part.functions.retain(|it| is_of(&it.place));
    part.constants.retain(|it| is_of(&it.place));
    part.objects.retain(|it| is_of(&it.place));
    part.enums.retain(|it| is_of(&it.place));
    part.errors.retain(|it| is_of(&it.place));
    part.data.retain(|it| is_of(&it.place));
    // A function of a type of another module stands among those of no type.
    let types: BTreeSet<_> = part.objects.iter().map(|it| it.id.clone()).collect();
    let functions = part.functions.iter_mut().map(|it| &mut it.owner);
    let constants = part.constants.iter_mut().map(|it| &mut it.owner);
    for owner in functions.chain(constants) {
        owner.take_if(|owner| !types.contains(owner));
    }
    part
}

/// A text for C compilers, whose names cannot repeat: marks of submodules become their names.
pub(super) fn in_c(text: &str, modules: &[PublicModule]) -> String {
    marks::replaced(text, |module| match modules.get(module) {
        Some(submodule) if module > 0 => format!("_{}", submodule.name.replace(['.', '\''], "_")),
        _ => String::new(),
    })
}
