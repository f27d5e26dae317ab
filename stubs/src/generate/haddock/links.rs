//! Links to Rust items: the Haskell names that they lead to.

use crate::description::{Description, type_path};
use crate::generate::names::Names;

/// Where a piece of documentation stands, and so what its links mean.
#[derive(Clone, Copy)]
pub(in crate::generate) struct Scope<'a> {
    exports: Option<(&'a Description, &'a Names)>,
    /// The id of the type that `Self` is.
    owner: Option<&'a str>,
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
        }
    }

    /// The documentation of a type, or of what stands in its `impl` block.
    pub(in crate::generate) fn within(self, owner: Option<&'a str>) -> Self {
        Scope { owner, ..self }
    }

    /// Where no link leads to an export.
    pub(in crate::generate) fn nowhere() -> Self {
        Scope {
            exports: None,
            owner: None,
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
            Some(_) => type_id(description, before),
            None if *last == "Self" => return self.owner.map(|id| of_type(names, id)),
            None => None,
        };
        match owner {
            Some(id) => member(description, names, id, last),
            None => type_id(description, &path)
                .map(|id| of_type(names, id))
                .or_else(|| free(description, names, last)),
        }
    }
}

fn of_type(names: &Names, id: &str) -> Target {
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

/// The one type whose path ends like this.
fn type_id<'a>(description: &'a Description, path: &[&str]) -> Option<&'a str> {
    let objects = description.objects.iter().map(|object| &object.id);
    let enums = description.enums.iter().map(|definition| &definition.id);
    let errors = description.errors.iter().map(|definition| &definition.id);
    let mut named: Vec<_> = objects
        .chain(enums)
        .chain(errors)
        .map(|id| (id, type_path(id).split("::").collect::<Vec<_>>()))
        .filter(|(_, segments)| segments.last() == path.last())
        .collect();
    if named.len() > 1 {
        named.retain(|(_, segments)| segments.ends_with(path));
    }
    match named.as_slice() {
        [(id, _)] => Some(id.as_str()),
        _ => None,
    }
}

/// A function, constant or variant of a type.
fn member(description: &Description, names: &Names, id: &str, name: &str) -> Option<Target> {
    let is_of =
        |owner: &Option<String>, its_name: &str| owner.as_deref() == Some(id) && its_name == name;
    let value = value(description, names, &is_of);
    value.or_else(|| {
        let enums = description.enums.iter().map(|e| (&e.id, &e.variants));
        let errors = description.errors.iter().map(|e| (&e.id, &e.variants));
        let (_, variants) = enums.chain(errors).find(|(its_id, _)| *its_id == id)?;
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
fn free(description: &Description, names: &Names, name: &str) -> Option<Target> {
    value(description, names, &|owner, its_name| {
        owner.is_none() && its_name == name
    })
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
