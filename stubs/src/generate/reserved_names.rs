//! Names that a user's must not take, since generated code uses them. They follow from the tables of what it mentions.

use std::collections::HashSet;

use super::known::{Kind, Known};
use super::library_names;
use super::runtime_names::{self, LIBRARY};
use crate::haskell::{ModuleName, prelude};

/// Words that are no names in Haskell, and those that its extensions reserve.
const KEYWORDS: &str = "
    case class data default deriving do else family forall foreign if import in infix infixl
    infixr instance let mdo module newtype of pattern proc rec static then type where _
";

/// Whether it is no name in Haskell.
pub(super) fn is_keyword(name: &str) -> bool {
    prelude::has(KEYWORDS, name)
}

/// Types that generated code uses. Those of arrays have names that users may want where no array crosses.
pub(super) fn types(with_arrays: bool) -> HashSet<&'static str> {
    used(Kind::Type, with_arrays).collect()
}

/// Constructors that generated code uses, and those that every Haskeller takes for granted.
pub(super) fn constructors(with_arrays: bool) -> HashSet<&'static str> {
    let granted = prelude::words(prelude::CONSTRUCTORS);
    granted
        .chain(used(Kind::Constructor, with_arrays))
        .collect()
}

/// Functions that generated code calls, and keywords.
pub(super) fn values() -> HashSet<&'static str> {
    let used = used(Kind::Value, true);
    used.chain(prelude::words(KEYWORDS)).collect()
}

/// Values that a parameter would hide: those that generated code calls, and all that the `Prelude` exports.
pub(super) fn in_scope() -> HashSet<&'static str> {
    let of_prelude = [prelude::FUNCTIONS, prelude::RECENT_FUNCTIONS].map(prelude::words);
    values()
        .into_iter()
        .chain(of_prelude.into_iter().flatten())
        .collect()
}

/// Modules that generated code imports from elsewhere.
pub(super) fn modules() -> HashSet<&'static str> {
    let modules = tables(true).filter_map(Known::module);
    modules
        .filter_map(|module| match module {
            ModuleName::Of(name) => Some(name),
            ModuleName::Below(_) => None,
        })
        .collect()
}

fn used(kind: Kind, with_arrays: bool) -> impl Iterator<Item = &'static str> {
    let takes_library = tables(with_arrays).any(Known::takes_library);
    let known = tables(with_arrays).filter(move |known| {
        // What stands for the library is there if anything takes it.
        let is_there = takes_library || !std::ptr::eq(*known, &raw const LIBRARY);
        known.kind() == kind && known.takes_name() && is_there
    });
    known.map(Known::text)
}

fn tables(with_arrays: bool) -> impl Iterator<Item = &'static Known> {
    let always = [library_names::ALL, runtime_names::ALL];
    let of_arrays = [library_names::OF_ARRAYS, runtime_names::OF_ARRAYS];
    let of_arrays = of_arrays.into_iter().filter(move |_| with_arrays);
    always.into_iter().chain(of_arrays).flatten().copied()
}
