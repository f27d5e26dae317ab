//! The order of a package: that of the Rust sources, in sections.
//!
//! A type has a section, with its constants and functions. A function or constant of no type whose documentation begins with a
//! heading, as in `/// # Searching`, opens a section of that name, for itself and for those behind it in the sources.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::haddock;
use crate::description::{Constant, Data, Description, Docs, Enum, Error, Function, Object, Place};

/// What a package declares.
#[derive(Clone, Copy)]
pub(super) enum Item<'a> {
    Object(&'a Object),
    Enum(&'a Enum),
    Data(&'a Data),
    Constant(&'a Constant),
    Function(&'a Function),
    Error(&'a Error),
}

/// A part of a package.
pub(super) struct Section<'a> {
    pub(super) heading: String,
    pub(super) items: Vec<Item<'a>>,
}

/// The parts of a package, in order.
pub(super) struct Outline<'a> {
    /// Of each type that is no error.
    pub(super) types: Vec<Section<'a>>,
    /// Of the functions and constants of no type.
    pub(super) free: Vec<Section<'a>>,
    /// The exceptions.
    pub(super) errors: Vec<Item<'a>>,
}

/// The description with everything in the order of the sources, and without the headings of sections, which are returned by
/// link name.
pub(super) fn arrange(description: &mut Description) -> HashMap<String, String> {
    let order = Order::of(&description.module.place);
    description
        .functions
        .sort_by_cached_key(|f| order.key(&f.place, &f.symbol));
    description
        .constants
        .sort_by_cached_key(|c| order.key(&c.place, &c.symbol));
    description
        .objects
        .sort_by_cached_key(|o| order.key(&o.place, &o.symbol));
    description
        .enums
        .sort_by_cached_key(|e| order.key(&e.place, &e.symbol));
    description
        .errors
        .sort_by_cached_key(|e| order.key(&e.place, &e.symbol));
    let mut headings = HashMap::new();
    let mut take = |symbol: &str, docs: &mut Docs| {
        if let Some((heading, rest)) = haddock::heading(&docs.text) {
            headings.insert(symbol.to_owned(), heading);
            docs.text = rest.to_owned();
        }
    };
    for function in description
        .functions
        .iter_mut()
        .filter(|f| f.owner.is_none())
    {
        take(&function.symbol, &mut function.docs);
    }
    for constant in description
        .constants
        .iter_mut()
        .filter(|c| c.owner.is_none())
    {
        take(&constant.symbol, &mut constant.docs);
    }
    headings
}

impl<'a> Outline<'a> {
    /// Of a description that has been [arranged](arrange).
    pub(super) fn of(description: &'a Description, headings: &HashMap<String, String>) -> Self {
        let order = Order::of(&description.module.place);
        let objects = description.objects.iter().map(Item::Object);
        let mut types: Vec<_> = objects
            .chain(description.enums.iter().map(Item::Enum))
            .chain(description.data.iter().map(Item::Data))
            .collect();
        types.sort_by_cached_key(|item| order.of_item(*item));
        let types = types.into_iter().map(|item| {
            let (heading, members) = match item {
                Item::Object(object) => {
                    (&object.name, order.members(description, Some(&object.id)))
                }
                Item::Enum(definition) => (&definition.name, Vec::new()),
                Item::Data(data) => (&data.name, Vec::new()),
                Item::Error(error) => (&error.name, Vec::new()),
                Item::Constant(constant) => (&constant.name, Vec::new()),
                Item::Function(function) => (&function.name, Vec::new()),
            };
            Section {
                heading: heading.clone(),
                items: std::iter::once(item).chain(members).collect(),
            }
        });
        Outline {
            types: types.collect(),
            free: free(order.members(description, None), headings),
            errors: description.errors.iter().map(Item::Error).collect(),
        }
    }

    /// Everything, in order.
    pub(super) fn items(&self) -> impl Iterator<Item = Item<'a>> {
        let sections = self.types.iter().chain(&self.free);
        let of_sections = sections.flat_map(|section| &section.items);
        of_sections.chain(&self.errors).copied()
    }
}

/// Constants and functions before the first heading, then those behind each heading.
fn free<'a>(items: Vec<Item<'a>>, headings: &HashMap<String, String>) -> Vec<Section<'a>> {
    let section = |heading: &str| Section {
        heading: heading.to_owned(),
        items: Vec::new(),
    };
    let (mut constants, mut functions) = (section("Constants"), section("Functions"));
    let mut headed: Vec<Section<'_>> = Vec::new();
    for item in items {
        let symbol = match item {
            Item::Constant(constant) => &constant.symbol,
            Item::Function(function) => &function.symbol,
            Item::Object(object) => &object.symbol,
            Item::Enum(definition) => &definition.symbol,
            Item::Data(data) => &data.symbol,
            Item::Error(error) => &error.symbol,
        };
        headed.extend(headings.get(symbol).map(|heading| section(heading)));
        let section = match (headed.last_mut(), item) {
            (Some(last), _) => last,
            (None, Item::Constant(_)) => &mut constants,
            (None, _) => &mut functions,
        };
        section.items.push(item);
    }
    [constants, functions].into_iter().chain(headed).collect()
}

/// The order of the sources: the crate of the module comes first, in each crate its `lib.rs`, then its other files by path, and
/// in each file what stands before what.
struct Order<'a> {
    own: &'a str,
}

/// What places are ordered by.
type Key = (Reverse<bool>, String, Reverse<bool>, String, usize, String);

impl<'a> Order<'a> {
    /// The order in a package whose module is declared at this place.
    fn of(module: &'a Place) -> Self {
        Order {
            own: crate_and_path(&module.file).0,
        }
    }

    /// The key of what stands at this place and has this link name.
    fn key(&self, place: &Place, symbol: &str) -> Key {
        let (directory, path) = crate_and_path(&place.file);
        (
            Reverse(directory == self.own),
            directory.to_owned(),
            Reverse(path == "lib.rs"),
            path.to_owned(),
            place.line,
            symbol.to_owned(),
        )
    }

    fn of_item(&self, item: Item<'_>) -> Key {
        match item {
            Item::Object(object) => self.key(&object.place, &object.symbol),
            Item::Enum(definition) => self.key(&definition.place, &definition.symbol),
            Item::Data(data) => self.key(&data.place, &data.symbol),
            Item::Constant(constant) => self.key(&constant.place, &constant.symbol),
            Item::Function(function) => self.key(&function.place, &function.symbol),
            Item::Error(error) => self.key(&error.place, &error.symbol),
        }
    }

    /// The constants and functions of a type, or of none.
    fn members<'b>(&self, description: &'b Description, owner: Option<&str>) -> Vec<Item<'b>> {
        let constants = description.constants.iter();
        let constants = constants.filter(|constant| constant.owner.as_deref() == owner);
        let functions = description.functions.iter();
        let functions = functions.filter(|function| function.owner.as_deref() == owner);
        let mut members: Vec<_> = constants
            .map(Item::Constant)
            .chain(functions.map(Item::Function))
            .collect();
        members.sort_by_cached_key(|item| self.of_item(*item));
        members
    }
}

/// The directory of the crate that a file belongs to, and the file's path below the crate's `src`.
fn crate_and_path(file: &str) -> (&str, &str) {
    match file.rfind("src/") {
        Some(at) if at == 0 || file[..at].ends_with('/') => (&file[..at], &file[at + 4..]),
        _ => ("", file),
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Place};

    #[test]
    fn lib_rs_comes_first_then_paths_then_lines() {
        let place = |file: &str, line| Place {
            file: file.into(),
            line,
            ..Place::default()
        };
        let module = place("mail/src/lib.rs", 9);
        let order = Order::of(&module);
        let sorted = [
            (place("mail/src/lib.rs", 3), "b"),
            (place("mail/src/lib.rs", 20), "a"),
            (place("mail/src/b.rs", 1), "a"),
            (place("mail/src/b.rs", 1), "b"),
            (place("mail/src/b/a.rs", 1), "a"),
            (place("mail/src/z.rs", 1), "a"),
            (place("/registry/index-1.0.0/src/lib.rs", 5), "a"),
            (place("/registry/index-1.0.0/src/a.rs", 1), "a"),
            (place("index/src/lib.rs", 1), "a"),
        ];
        let keys: Vec<_> = sorted
            .iter()
            .map(|(place, symbol)| order.key(place, symbol))
            .collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }
}
