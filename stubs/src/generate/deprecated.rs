//! `#[deprecated]` as GHC's pragma.

use super::names::Names;
use crate::description::{Deprecation, Docs};
use crate::haskell::{Pragma, PragmaKind};

/// The pragma of a function, constant or type; nothing for what is not deprecated.
pub(super) fn pragma(name: &str, docs: &Docs) -> Option<Pragma> {
    let deprecation = docs.deprecated.as_ref()?;
    Some(Pragma {
        name: name.to_owned(),
        kind: PragmaKind::Deprecated(message(deprecation)),
    })
}

/// The pragma of a type or constructor. GHC cannot tell one from the other: of a name that is both, the documentation says it.
pub(super) fn pragma_of_one(name: &str, docs: &Docs, names: &Names) -> Option<Pragma> {
    pragma(name, docs).filter(|_| !names.is_of_two(name))
}

/// The documentation of a type or constructor, with what its pragma cannot say.
pub(super) fn documented(name: &str, docs: &Docs, names: &Names) -> Docs {
    if names.is_of_two(name) {
        in_words(docs)
    } else {
        docs.clone()
    }
}

/// The documentation of what has no pragma.
pub(super) fn in_words(docs: &Docs) -> Docs {
    let mut docs = docs.clone();
    if let Some(deprecation) = &docs.deprecated {
        docs.text = format!("**Deprecated:** {}\n\n{}", message(deprecation), docs.text);
    }
    docs
}

fn message(deprecation: &Deprecation) -> String {
    let Deprecation { since, note } = deprecation;
    match (since.as_str(), note.as_str()) {
        ("", "") => "Deprecated in Rust.".to_owned(),
        (since, "") => format!("Since {since}."),
        ("", note) => note.to_owned(),
        (since, note) => format!("Since {since}: {note}"),
    }
}
