//! Names that a user's must not take, since generated code uses them. They follow from the tables of what it mentions.

use std::collections::HashSet;

use super::known::{Kind, Known};
use super::library_names;
use super::runtime_names;
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

/// Which packages need names that are free in others.
#[allow(clippy::struct_excessive_bools, reason = "one for each table")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    /// Arrays of GHC's heap cross.
    pub(super) arrays: bool,
    /// There are data types, enums or errors.
    pub(super) types: bool,
    /// Data, lists or maps cross.
    pub(super) data: bool,
    /// Maps or sets cross.
    pub(super) collections: bool,
    /// Numbers of 128 bits or orderings cross.
    pub(super) numbers: bool,
    /// Actions have a type of the package's own.
    pub(super) actions: bool,
    /// Errors cross that have no type of their own.
    pub(super) messages: bool,
    /// Objects have instances.
    pub(super) instances: bool,
    /// Events cross.
    pub(super) events: bool,
    /// Rust fills variables.
    pub(super) wakers: bool,
}

impl Needs {
    const ALL: Needs = Needs {
        arrays: true,
        types: true,
        data: true,
        collections: true,
        numbers: true,
        actions: true,
        messages: true,
        instances: true,
        events: true,
        wakers: true,
    };
}

/// Types that generated code uses.
pub(super) fn types(needs: Needs) -> HashSet<&'static str> {
    used(Kind::Type, needs).collect()
}

/// Constructors that generated code uses, and those that every Haskeller takes for granted.
pub(super) fn constructors(needs: Needs) -> HashSet<&'static str> {
    let granted = prelude::words(prelude::CONSTRUCTORS);
    granted.chain(used(Kind::Constructor, needs)).collect()
}

/// Functions that generated code calls, and keywords.
pub(super) fn values(needs: Needs) -> HashSet<&'static str> {
    let used = used(Kind::Value, needs);
    used.chain(prelude::words(KEYWORDS)).collect()
}

/// Values that a parameter would hide: those that generated code calls, and all that the `Prelude` exports.
pub(super) fn in_scope() -> HashSet<&'static str> {
    let of_prelude = [prelude::FUNCTIONS, prelude::RECENT_FUNCTIONS].map(prelude::words);
    values(Needs::ALL)
        .into_iter()
        .chain(of_prelude.into_iter().flatten())
        .collect()
}

/// Modules that generated code imports from elsewhere.
pub(super) fn modules() -> HashSet<&'static str> {
    let modules = tables(Needs::ALL).filter_map(Known::module);
    modules
        .filter_map(|module| match module {
            ModuleName::Of(name) => Some(name),
            ModuleName::Below(_) => None,
        })
        .collect()
}

fn used(kind: Kind, needs: Needs) -> impl Iterator<Item = &'static str> {
    let known = tables(needs).filter(move |known| known.kind() == kind && known.takes_name());
    known.map(Known::text)
}

fn tables(needs: Needs) -> impl Iterator<Item = &'static Known> {
    let tables = [
        (true, library_names::ALL),
        (true, runtime_names::ALL),
        (needs.arrays, library_names::OF_ARRAYS),
        (needs.arrays, runtime_names::OF_ARRAYS),
        (needs.types, library_names::OF_TYPES),
        (needs.data, library_names::OF_DATA),
        (needs.data, runtime_names::OF_DATA),
        (needs.collections, library_names::OF_COLLECTIONS),
        (needs.numbers, library_names::OF_NUMBERS),
        (needs.actions, library_names::OF_ACTIONS),
        (needs.actions, runtime_names::OF_ACTIONS),
        (needs.messages, runtime_names::OF_MESSAGES),
        (needs.instances, library_names::OF_INSTANCES),
        (needs.instances, runtime_names::OF_INSTANCES),
        (needs.events, runtime_names::OF_EVENTS),
        (needs.wakers, library_names::OF_WAKERS),
    ];
    let needed = tables.into_iter().filter(|(needed, _)| *needed);
    needed.flat_map(|(_, table)| table).copied()
}
