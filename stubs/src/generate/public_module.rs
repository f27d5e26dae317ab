//! `<Root>`: what users import.

use super::directions::Directions;
use super::haddock::{self, Scope};
use super::known::Known;
use super::names::{Names, closing_names};
use super::outline::{Item, Outline};
use super::runtime_names as rt;
use super::thread_bound::ThreadBoundTypes;
use super::{
    Feature, Features, actions, constant, data_type, declaration, error_type, generated, instance,
    types_in_use, wrapper,
};
use crate::description::Description;
use crate::haskell::{Comment, Decl, Export, Module, Name, SafeHaskell, Section};

pub(super) fn module(
    description: &Description,
    names: &Names,
    features: &Features,
    outline: &Outline<'_>,
) -> Module {
    let module = &description.module;
    Module {
        root: module.root.clone(),
        name: module.root.clone(),
        header: vec![generated(module)],
        safety: calls_rust(description, names).then_some(SafeHaskell::Trustworthy),
        docs: docs(description, names),
        exports: exports(description, names, features, outline),
        conditionals: Vec::new(),
        decls: decls(description, names, features, outline),
    }
}

/// Whether the module imports what safe modules must not. If it does not, GHC infers that it is safe, and warns of `Trustworthy`.
pub(super) fn calls_rust(description: &Description, names: &Names) -> bool {
    let mut constants = description.constants.iter();
    let is_imported = |exported| constant::is_imported(exported, names);
    !description.functions.is_empty() || constants.any(is_imported)
}

pub(super) fn docs(description: &Description, names: &Names) -> Comment {
    let module = &description.module;
    let fallback = format!("The Rust crate {}.", module.crate_name());
    haddock::of_module(&module.docs, &fallback, &Scope::of(description, names))
}

pub(super) fn exports(
    description: &Description,
    names: &Names,
    features: &Features,
    outline: &Outline<'_>,
) -> Vec<Section> {
    let in_use = types_in_use(description);
    let of_item = |item: &Item<'_>| match item {
        Item::Object(object) => {
            let mut exports = vec![Export::of(Name::local(&object.name))];
            if object.close.is_some() && in_use.contains(object.id.as_str()) {
                let closing = closing_names(&object.name).map(Name::local);
                exports.extend(closing.map(Export::of));
            }
            exports
        }
        Item::Enum(definition) => vec![Export::with_members(Name::local(&definition.name))],
        Item::Data(data) => vec![Export::with_members(Name::local(&data.name))],
        Item::Error(error) => vec![error_type::export(error)],
        Item::Constant(constant) => vec![Export::of(Name::local(names.of_constant(constant)))],
        Item::Function(function) if function.class.is_some() => Vec::new(),
        Item::Function(function) => vec![Export::of(Name::local(names.of_function(function)))],
    };
    let section = |heading: &str, exports: Vec<Export>| Section {
        heading: Some(haddock::text(heading)),
        exports,
    };
    let mut sections = Vec::new();
    sections.extend(names.actions().map(|actions| {
        let exports = [&actions.ty, &actions.run].map(|name| Export::of(name.clone()));
        section("Actions", exports.to_vec())
    }));
    for part in outline.types.iter().chain(&outline.free) {
        sections.push(section(
            &part.heading,
            part.items.iter().flat_map(of_item).collect(),
        ));
    }
    // A package with its own type of actions declares the functions itself.
    let name = |known: &Known| match names.actions() {
        Some(_) => Name::local(known.text()),
        None => known.name(),
    };
    if features.has(Feature::Items) {
        let functions = ITEMS.map(|known| Export::of(name(known)));
        let ty = Export::of(rt::ITEMS.name());
        sections.push(section(
            "Items",
            [ty].into_iter().chain(functions).collect(),
        ));
    }
    if features.has(Feature::Events) {
        let functions = EVENTS.map(|known| Export::of(name(known)));
        let ty = Export::of(rt::EVENTS.name());
        sections.push(section(
            "Events",
            [ty].into_iter().chain(functions).collect(),
        ));
    }
    if features.has(Feature::ArrayArrays) {
        let arrays = [&rt::ARRAY_ARRAY, &rt::MUTABLE_ARRAY_ARRAY];
        let arrays = arrays.map(|known| Export::with_members(known.name()));
        sections.push(section("Arrays of arrays", arrays.to_vec()));
    }
    let errors = outline.errors.iter().flat_map(of_item);
    let failures = failures(features).map(|known| Export::with_members(known.name()));
    sections.push(section("Exceptions", errors.chain(failures).collect()));
    sections
}

/// What sequences are read with.
static ITEMS: [&Known; 4] = [
    &rt::NEXT_ITEM,
    &rt::FOLD_ITEMS,
    &rt::FOR_ITEMS,
    &rt::ITEMS_TO_LIST,
];

/// What events are read with.
static EVENTS: [&Known; 4] = [
    &rt::READ_EVENT,
    &rt::TRY_READ_EVENT,
    &rt::READ_EVENTS,
    &rt::DROPPED_EVENTS,
];

/// The exceptions that any package has, and those that this one has use for.
fn failures(features: &Features) -> impl Iterator<Item = &'static Known> {
    [
        (features.has(Feature::Messages), &rt::RUST_ERROR),
        (true, &rt::RUST_PANIC),
        (true, &rt::INVALID_ARGUMENT),
        (features.has(Feature::ObjectErrors), &rt::OBJECT_ERROR),
        (features.has(Feature::Stops), &rt::CALL_STOPPED),
        (
            features.has(Feature::Closures),
            &rt::CALLBACK_DEPTH_EXCEEDED,
        ),
        (features.has(Feature::Traits), &rt::CALLBACK_REFUSED),
    ]
    .into_iter()
    .filter_map(|(used, known)| used.then_some(known))
}

fn decls(
    description: &Description,
    names: &Names,
    features: &Features,
    outline: &Outline<'_>,
) -> Vec<Decl> {
    let actions = actions::decls(names, features);
    let items = item_decls(description, names, outline);
    let items = items.into_iter().flat_map(|(_, decls)| decls);
    actions.into_iter().chain(items).collect()
}

/// The declarations of each item of an outline.
pub(super) fn item_decls<'a>(
    description: &Description,
    names: &Names,
    outline: &Outline<'a>,
) -> Vec<(Item<'a>, Vec<Decl>)> {
    let in_use = types_in_use(description);
    let bound = ThreadBoundTypes::of(description);
    let directions = Directions::of(description);
    let scope = Scope::of(description, names);
    let of_item = |item: Item<'_>| match item {
        Item::Object(object) => {
            let scope = scope.within(Some(&object.id)).at(&object.place);
            let in_use = in_use.contains(object.id.as_str());
            let mut decls = declaration::object(object, in_use, names, &scope);
            decls.extend(instance::of_object(object, description, names, &scope));
            decls
        }
        Item::Enum(definition) => {
            declaration::enumeration(definition, names, &scope.at(&definition.place)).into()
        }
        Item::Data(data) => {
            let scope = scope.at(&data.place);
            data_type::decls(data, description, &directions, names, &scope)
        }
        Item::Error(error) => error_type::decls(
            error,
            description,
            &directions,
            names,
            &scope.at(&error.place),
        ),
        Item::Constant(exported) => {
            let scope = scope.within(exported.owner.as_deref()).at(&exported.place);
            vec![constant::definition(exported, names, &scope)]
        }
        Item::Function(exported) if exported.class.is_some() => Vec::new(),
        Item::Function(exported) => {
            let scope = scope.within(exported.owner.as_deref()).at(&exported.place);
            vec![wrapper::function(exported, names, &bound, &scope)]
        }
    };
    outline.items().map(|item| (item, of_item(item))).collect()
}
