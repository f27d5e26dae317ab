//! `#[deprecated]` as GHC's pragma.

use super::constant::text_literal;
use super::names::Names;
use crate::description::{Deprecation, Docs};

/// The pragma behind the declaration of a function, constant or type; nothing for what is not deprecated.
pub(super) fn pragma(name: &str, docs: &Docs) -> String {
    match &docs.deprecated {
        Some(deprecation) => {
            let message = text_literal(&message(deprecation));
            format!("{{-# DEPRECATED {name} {message} #-}}\n")
        }
        None => String::new(),
    }
}

/// The pragma of a type or constructor. GHC cannot tell one from the other: of a name that is both, the documentation says it.
pub(super) fn pragma_of_one(name: &str, docs: &Docs, names: &Names) -> String {
    if names.is_of_two(name) {
        String::new()
    } else {
        pragma(name, docs)
    }
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
