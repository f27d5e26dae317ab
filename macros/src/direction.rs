//! A trait crosses in one direction: Haskell implements it, or holds objects of it.

use syn::Attribute;

use crate::report::Report;

/// Reports that there is also the macro of the other direction among the attributes, and removes it.
pub(crate) fn check_only(
    own: &str,
    other: &str,
    attributes: &mut Vec<Attribute>,
    name: &syn::Ident,
    report: &mut Report,
) {
    if let Some(attribute) = attributes.iter().find(|it| is_macro(it, other)) {
        report.rule(
            attribute,
            "HS0079",
            &format!("the trait `{name}` has `#[hsffi::{own}]` and `#[hsffi::{other}]`: a `dyn {name}` would be an object that Haskell holds and a record of Haskell's functions"),
            &format!("keep `import` if Haskell implements the trait, and `export` if Haskell holds objects of it; for both, write a second trait `Exported{name}: Send + Sync` with `#[hsffi::export]`, and implement it for a struct around `Box<dyn {name}>`"),
        );
    }
    attributes.retain(|it| !is_macro(it, other));
}

/// Whether the attribute is the macro, by its own name.
fn is_macro(attribute: &Attribute, name: &str) -> bool {
    let mut segments = attribute.path().segments.iter().rev();
    segments.next().is_some_and(|last| last.ident == name)
        && segments.next().is_none_or(|of| of.ident == "hsffi")
}
