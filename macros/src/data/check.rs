//! What syntax decides of a data type.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, Meta};

use super::variant::Variant;
use super::{DataType, is_bare};
use crate::options::Options;
use crate::report::{Report, spelled};

/// Reports a value of the option `fields` that means nothing.
pub fn check_field_names(options: &Options, report: &mut Report) {
    if let Some(fields) = options.fields.as_ref().filter(|fields| !is_bare(fields)) {
        report.push(syn::Error::new(
            fields.span(),
            "unknown field names; expected `\"bare\"`, the names as in Rust; without the option, the constructor's name precedes them",
        ));
    }
}

impl DataType<'_> {
    pub(super) fn check(&self, input: &DeriveInput, report: &mut Report) {
        let crossing = || self.variants.iter().flat_map(Variant::crossing);
        check_field_names(&self.options, report);
        if let Some(newtype) = &self.options.newtype {
            if self.sum || crossing().count() != 1 {
                report.push(syn::Error::new(
                    newtype.span(),
                    "a Haskell `newtype` has one constructor with one field: write a struct with one field, or remove `newtype`",
                ));
            }
        }
        if let Some(storable) = &self.options.storable {
            if self.sum || self.options.newtype.is_some() || crossing().count() == 0 {
                report.push(syn::Error::new(
                    storable.span(),
                    "`storable` requires a struct of numbers, and cannot be combined with `newtype`",
                ));
            }
            if self
                .variants
                .iter()
                .any(|v| v.fields.iter().any(super::field::Field::is_skipped))
            {
                report.push(syn::Error::new(
                    storable.span(),
                    "a `storable` struct lies in Haskell's memory as in Rust's, so no field can be left out: remove `skip`, or remove `storable`",
                ));
            }
            if !is_repr_c(input) {
                report.rule(
                    storable,
                    "HS0066",
                    "a `storable` struct requires the layout of C: Rust may order the fields as it likes",
                    &format!("add `#[repr(C)]` to `{}`", self.ident),
                );
            }
        }
        for field in crossing() {
            if shares_itself(
                &field.source.ty.to_token_stream(),
                &self.ident.to_string(),
                false,
            ) {
                let ty = spelled(&field.source.ty);
                report.rule(
                    &field.source.ty,
                    "HS0067",
                    &format!("`{ty}` shares values of the type that contains it: what Haskell receives would be a copy for each reference"),
                    &format!("write `Box<{0}>` or `Vec<{0}>`, which own their values; or keep the graph in Rust, in a type that derives `hsffi::Opaque`", self.ident),
                );
            }
        }
    }
}

fn is_repr_c(input: &DeriveInput) -> bool {
    let representations = input.attrs.iter().filter_map(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return None;
        };
        list.path.is_ident("repr").then(|| list.tokens.clone())
    });
    representations
        .flatten()
        .any(|token| matches!(token, TokenTree::Ident(word) if word == "C"))
}

/// Whether the type names itself within an `Arc` or `Rc`.
fn shares_itself(ty: &TokenStream, ident: &str, mut shared: bool) -> bool {
    for token in ty.clone() {
        match token {
            TokenTree::Ident(word) if word == "Arc" || word == "Rc" => shared = true,
            TokenTree::Ident(word) if shared && (word == ident || word == "Self") => return true,
            TokenTree::Group(group) if shares_itself(&group.stream(), ident, shared) => {
                return true;
            }
            _ => {}
        }
    }
    false
}
