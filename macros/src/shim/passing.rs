//! The C parameters of a shim, and its variables.

use hsffi_metadata::ArgAbi;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::checks::forever;
use crate::signature::Parameter;

/// The C parameters by which a parameter is passed.
pub(super) fn declared(parameter: &Parameter) -> TokenStream {
    let word = &parameter.word;
    let (start, len) = (start(word), len(word));
    match parameter.abi {
        None => {
            let ty = forever(parameter);
            quote!(#word: <#ty as ::hsffi::FromHaskell>::Word)
        }
        Some(ArgAbi::ArraySlice) => {
            quote!(#word: *const ::core::primitive::u8, #start: ::core::primitive::usize, #len: ::core::primitive::usize)
        }
        Some(_) => quote!(#word: *const ::core::primitive::u8, #len: ::core::primitive::usize),
    }
}

/// The same as arguments.
pub(super) fn passed(parameter: &Parameter) -> TokenStream {
    let word = &parameter.word;
    let (start, len) = (start(word), len(word));
    match parameter.abi {
        None => quote!(#word),
        Some(ArgAbi::ArraySlice) => quote!(#word, #start, #len),
        Some(_) => quote!(#word, #len),
    }
}

/// The variable that holds a borrowed argument.
pub(super) fn value(position: usize) -> Ident {
    Ident::new(&format!("hsffi_value_{position}"), Span::mixed_site())
}

/// The lifetime of what the object in a parameter borrows.
pub(super) fn kept_by(position: usize) -> Lifetime {
    // What rustc prints when something else is put into it.
    Lifetime::new(
        &format!("'hs0033_borrowed_by_{position}"),
        Span::mixed_site(),
    )
}

pub(super) fn start(word: &Ident) -> Ident {
    format_ident!("{word}_start")
}

pub(super) fn len(word: &Ident) -> Ident {
    format_ident!("{word}_len")
}
