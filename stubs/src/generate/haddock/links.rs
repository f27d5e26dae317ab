//! Links to Rust items: the Haskell names that they lead to.

use crate::description::{Description, Place, type_path};
use crate::generate::names::Names;

/// Where a piece of documentation stands, and so what its links mean.
#[derive(Clone, Copy)]
pub(in crate::generate) struct Scope<'a> {
    exports: Option<(&'a Description, &'a Names)>,
    /// The id of the type that `Self` is.
    owner: Option<&'a str>,
    /// The Rust module that it stands in.
    module: &'a str,
}

/// A name to link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Type(String),
    Value(String),
    /// A name that is both a type's and a constructor's.
    TypeOfTwo(String),
    ConstructorOfTwo(String),
}

impl<'a> Scope<'a> {
    /// The documentation of an item of no type.
    pub(in crate::generate) fn of(description: &'a Description, names: &'a Names) -> Self {
        Scope {
            exports: Some((description, names)),
            owner: None,
            module: "",
        }
    }

    /// The documentation of a type, or of what stands in its `impl` block.
    pub(in crate::generate) fn within(self, owner: Option<&'a str>) -> Self {
        Scope { owner, ..self }
    }

    /// The documentation of an item at this place.
    pub(in crate::generate) fn at(self, place: &'a Place) -> Self {
        Scope {
            module: &place.rust_module,
            ..self
        }
    }

    /// Where no link leads to an export.
    pub(in crate::generate) fn nowhere() -> Self {
        Scope {
            exports: None,
            owner: None,
            module: "",
        }
    }

    /// What the link to a Rust item means, if that is exported.
    pub(super) fn resolve(&self, link: &str) -> Option<Target> {
        let (description, names) = self.exports?;
        let path = path(link)?;
        let path: Vec<_> = path.iter().map(String::as_str).collect();
        let (last, before) = path.split_last()?;
        let owner = match before.last() {
            Some(&"Self") => self.owner,
            Some(_) => type_id(description, before, self.module),
            None if *last == "Self" => return self.owner.map(|id| of_type(names, id)),
            None => None,
        };
        match owner {
            Some(id) => member(description, names, id, last),
            None => type_id(description, &path, self.module)
                .map(|id| of_type(names, id))
                .or_else(|| free(description, names, &path, self.module)),
        }
    }
}

pub(super) fn of_type(names: &Names, id: &str) -> Target {
    let name = names.of_type(id).to_owned();
    if names.is_of_two(&name) {
        Target::TypeOfTwo(name)
    } else {
        Target::Type(name)
    }
}

/// The segments of a path as rustdoc reads it: `fn@`, `()` and the like tell of what kind the item is, and nothing else.
fn path(link: &str) -> Option<Vec<String>> {
    let link = link.trim().trim_matches('`').replace("r#", "");
    let link = link.split('#').next().unwrap_or_default();
    let link = link.split_once('@').map_or(link, |(_, path)| path);
    let link = link.trim_end_matches("()").trim_end_matches('!');
    let segments = link.split("::").filter(|segment| !segment.is_empty());
    let segments: Vec<_> = segments
        .map(|segment| segment.split('<').next().unwrap_or_default())
        .filter(|segment| !matches!(*segment, "" | "crate" | "self" | "super"))
        .map(str::to_owned)
        .collect();
    let is_name = |segment: &String| segment.chars().all(is_in_name);
    segments.iter().all(is_name).then_some(segments)
}

/// Whether this could stand in a name of Rust's, as far as links go.
fn is_in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !(c.is_ascii() || c.is_whitespace())
}

/// The one of several items, by the segments of their paths, that a path means in a Rust module.
fn meant<T>(mut found: Vec<(T, Vec<&str>)>, path: &[&str], module: &str) -> Option<T> {
    if found.len() > 1 {
        found.retain(|(_, segments)| segments.ends_with(path));
    }
    if found.len() > 1 {
        let here: Vec<_> = module.split("::").chain(path.iter().copied()).collect();
        found.retain(|(_, segments)| *segments == here);
    }
    match found.len() {
        1 => found.pop().map(|(item, _)| item),
        _ => None,
    }
}

/// The one type whose path ends like this.
fn type_id<'a>(description: &'a Description, path: &[&str], module: &str) -> Option<&'a str> {
    let objects = description.objects.iter().map(|object| &object.id);
    let enums = description.enums.iter().map(|definition| &definition.id);
    let errors = description.errors.iter().map(|definition| &definition.id);
    let named: Vec<_> = objects
        .chain(enums)
        .chain(errors)
        .chain(description.data.iter().map(|definition| &definition.id))
        .map(|id| (id, type_path(id).split("::").collect::<Vec<_>>()))
        .filter(|(_, segments)| segments.last() == path.last())
        .collect();
    meant(named, path, module).map(String::as_str)
}

/// A function, constant or variant of a type.
fn member(description: &Description, names: &Names, id: &str, name: &str) -> Option<Target> {
    let is_of =
        |owner: &Option<String>, its_name: &str| owner.as_deref() == Some(id) && its_name == name;
    let value = value(description, names, &is_of);
    value.or_else(|| {
        let enums = description.enums.iter().map(|e| (&e.id, &e.variants));
        let errors = description.errors.iter().map(|e| (&e.id, &e.variants));
        let data = description.data.iter().map(|d| (&d.id, &d.variants));
        let (_, variants) = enums
            .chain(errors)
            .chain(data)
            .find(|(its_id, _)| *its_id == id)?;
        let variant = variants.iter().find(|variant| variant.ident == name)?;
        let name = variant.name.clone();
        Some(if names.is_of_two(&name) {
            Target::ConstructorOfTwo(name)
        } else {
            Target::Value(name)
        })
    })
}

/// A function or constant of no type.
fn free(description: &Description, names: &Names, path: &[&str], module: &str) -> Option<Target> {
    let functions = description.functions.iter();
    let functions = functions.map(|it| (&it.owner, &it.name, &it.place, names.of_function(it)));
    let constants = description.constants.iter();
    let constants = constants.map(|it| (&it.owner, &it.name, &it.place, names.of_constant(it)));
    let found = functions
        .chain(constants)
        .filter(|(owner, name, ..)| owner.is_none() && path.last() == Some(&name.as_str()));
    let found = found.map(|(_, name, place, haskell)| {
        let module = place.rust_module.split("::");
        (haskell, module.chain([name.as_str()]).collect())
    });
    let name = meant(found.collect(), path, module)?;
    Some(Target::Value(name.to_owned()))
}

fn value(
    description: &Description,
    names: &Names,
    is_it: &dyn Fn(&Option<String>, &str) -> bool,
) -> Option<Target> {
    let mut functions = description.functions.iter();
    let function = functions
        .find(|function| function.class.is_none() && is_it(&function.owner, &function.name));
    let mut constants = description.constants.iter();
    let constant = constants.find(|constant| is_it(&constant.owner, &constant.name));
    function
        .map(|function| names.of_function(function))
        .or_else(|| constant.map(|constant| names.of_constant(constant)))
        .map(|name| Target::Value(name.to_owned()))
}
