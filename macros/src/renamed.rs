//! The name that a crate has for `hsffi`, which its Cargo.toml may change.
//!
//! The macros write `::hsffi::…`, and here the name is replaced where it is another. A crate that gets `hsffi` in another way
//! says `extern crate their_name as hsffi;` in its root, which makes `::hsffi` good there.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};

use crate::manifest;

/// What a macro has written, by the name that the crate has for `hsffi`.
pub fn resolve(written: TokenStream) -> TokenStream {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR");
    match directory.and_then(|directory| manifest::other_name(directory.as_ref())) {
        Some(name) => replace(written, &name),
        None => written,
    }
}

/// Keywords before paths, which are no part of them.
const BEFORE_PATHS: [&str; 12] = [
    "as", "const", "dyn", "else", "for", "if", "impl", "in", "match", "mut", "return", "use",
];

/// The tokens with `::name` for `::hsffi` at the beginning of paths.
fn replace(tokens: TokenStream, name: &str) -> TokenStream {
    let mut before = Before::Other;
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                before = Before::Other;
                let mut replaced = Group::new(group.delimiter(), replace(group.stream(), name));
                replaced.set_span(group.span());
                replaced.into()
            }
            TokenTree::Ident(ident) => {
                let begins = before == Before::Separator;
                let keyword = BEFORE_PATHS.iter().any(|keyword| ident == keyword);
                before = if keyword || before == Before::Quote {
                    Before::Other
                } else {
                    Before::Segment
                };
                if begins && ident == "hsffi" {
                    Ident::new(name, ident.span()).into()
                } else {
                    ident.into()
                }
            }
            TokenTree::Punct(punct) => {
                before = match (before, punct.as_char(), punct.spacing()) {
                    (_, '\'', _) => Before::Quote,
                    (Before::Other, ':', Spacing::Joint) => Before::Colon,
                    (Before::Colon, ':', _) => Before::Separator,
                    (Before::Segment, ':', Spacing::Joint) | (Before::Path, ':', _) => Before::Path,
                    _ => Before::Other,
                };
                punct.into()
            }
            literal @ TokenTree::Literal(_) => {
                before = Before::Other;
                literal
            }
        })
        .collect()
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The first colon of a path that begins with `::`.
    Colon,
    /// The `::` that a path begins with.
    Separator,
    /// The quote of a lifetime.
    Quote,
    /// A segment of a path.
    Segment,
    /// A segment and at least one colon of the `::` behind it.
    Path,
    /// Nothing of a path.
    Other,
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn paths_begin_with_the_other_name() {
        let written = quote! {
            impl ::hsffi::Opaque for T { type A = <::hsffi::Rust as a::hsffi::B>::C; }
            use ::hsffi::call; fn f(_: &'call ::hsffi::Call) {} let hsffi: ::hsffi::Layout = hsffi::f(x::<::hsffi::C>);
        };
        let expected = quote! {
            impl ::hs::Opaque for T { type A = <::hs::Rust as a::hsffi::B>::C; }
            use ::hs::call; fn f(_: &'call ::hs::Call) {} let hsffi: ::hs::Layout = hsffi::f(x::<::hs::C>);
        };
        assert_eq!(replace(written, "hs").to_string(), expected.to_string());
    }
}
