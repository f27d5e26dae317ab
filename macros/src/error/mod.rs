//! `#[derive(hsffi::Error)]`: structs and enums that become Haskell exceptions.
//!
//! An error lies in its slot as the index of the variant, which is 0 for a struct, the message, and the fields that cross.

mod constructor;
mod from_haskell;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Type, parse_quote};

use crate::bound_check::BoundCheck;
use crate::enumeration::variants;
use crate::opaque::{haskell_name, refuse_generics};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{definition, docs, mangle, metadata, placeholder_impl};
use constructor::{Constructor, binding};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Error, TokenStream::new(), &input.attrs, &mut report);
    refuse_generics(&input.generics, &mut report);
    let ident = &input.ident;
    let variants = constructors(&input, &options, &mut report);
    if !report.is_empty() {
        return placeholder(&input, report);
    }

    let name = haskell_name(&options, ident);
    let described = variants.iter().map(Constructor::describe);
    let docs = docs::of(&input.attrs);
    let symbol = mangle::of(&[&name, "abi"]);
    let record = metadata::emit_in(
        options.module.as_ref(),
        &symbol,
        input.ident.span(),
        &quote! {
            ::hsffi::__private::metadata::Record::Error(::hsffi::__private::metadata::Error {
                id: &HSFFI_DEFINITION,
                name: #name,
                symbol: #symbol,
                variants: &[#(#described),*],
                docs: #docs,
            })
        },
    );
    let definition = definition::emit(&definition::id(ident), None, None);
    let checks = variants.iter().map(Constructor::checks);
    let layouts = variants.iter().map(|variant| {
        let parts = variant.layouts();
        quote!(::hsffi::__private::Layout::record(#parts))
    });
    let requirement = all_of(variants.iter().flat_map(Constructor::crossing));
    let arms = variants.iter().map(Constructor::write);
    let variables = variables(&variants);
    let shown = BoundCheck::named(format_ident!("HSFFI_SHOWN"));
    let is_shown = shown.require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Message<#ident>),
        ident,
    );
    let shown = shown.checked(&parse_quote!(#ident));
    let message = message(&variants, &shown);
    let fields = variants.iter().flat_map(Constructor::crossing);
    let from_haskell = from_haskell::expand(ident, &variants);
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #definition
            #variables
            #is_shown
            #(#checks)*
            #from_haskell

            // SAFETY: writes where the record says that the parts lie.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::ErrorIntoHaskell for #ident {
                type Requirement = #requirement;
                const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Error(&HSFFI_DEFINITION);
                const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<()>() #(.or(#layouts))*;

                unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
                    let hsffi_message = #message;
                    match self {
                        #(#arms)*
                    }
                }
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::ItemError for #ident {
                type Requirement = #requirement;
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::ItemError for #ident {
                type By = ::hsffi::__private::Thrown;
            }

            // `I` keeps rustc from asking this of the fields of an error that no pure function returns.
            #[diagnostic::do_not_recommend]
            impl<I> ::hsffi::__private::rule::PureResult<I> for #ident
            where
                #(#fields: ::hsffi::__private::rule::PureResult<I>,)*
            {
            }

            #record
        };
    }
}

/// What the implementations bind.
fn variables(variants: &[Constructor<'_>]) -> TokenStream {
    let most = variants.iter().map(Constructor::len).max();
    let names: Vec<_> = (0..most.unwrap_or_default())
        .map(binding)
        .chain(
            [
                "hsffi_slot",
                "hsffi_call",
                "hsffi_index",
                "hsffi_message",
                "hsffi_offsets",
                "hsffi_fields",
            ]
            .map(|name| format_ident!("{name}")),
        )
        .collect();
    metadata::variables(&names)
}

/// The errors, and what keeps rustc from others that follow.
fn placeholder(input: &DeriveInput, report: Report) -> TokenStream {
    placeholder_impl::expand(input, report, |implement, ty| {
        quote! {
            #[diagnostic::do_not_recommend]
            unsafe #implement ::hsffi::ErrorIntoHaskell for #ty {
                type Requirement = ::hsffi::__private::import::NoRequirement;
                const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Unit;
                const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<()>();

                unsafe fn write(self, _: *mut ::core::primitive::u8) {}
            }

            #[diagnostic::do_not_recommend]
            #implement ::hsffi::__private::position::ItemError for #ty {
                type Requirement = ::hsffi::__private::import::NoRequirement;
            }

            #[diagnostic::do_not_recommend]
            #implement ::hsffi::__private::ItemError for #ty {
                type By = ::hsffi::__private::Thrown;
            }
        }
    })
}

/// The constructors of a struct or an enum.
fn constructors<'a>(
    input: &'a DeriveInput,
    options: &Options,
    report: &mut Report,
) -> Vec<Constructor<'a>> {
    let ident = &input.ident;
    if let Data::Struct(data) = &input.data {
        return vec![Constructor::of_struct(ident, &data.fields, options, report)];
    }
    let fix = "write a struct or an enum that implements `Display`";
    if let Data::Union(_) = &input.data {
        let problem = "a union does not tell which of its fields is valid";
        report.rule(ident, "HS0020", problem, fix);
        return Vec::new();
    }
    let variants = (0..).zip(variants(input, "HS0020", fix, report));
    variants
        .map(|(index, variant)| Constructor::of_variant(ident, index, variant, options, report))
        .collect()
}

/// The message of an error: what it displays, and its sources where they do not cross.
fn message(variants: &[Constructor], shown: &Type) -> TokenStream {
    let displayed = quote!(::hsffi::__private::error::message::<#shown>(&self));
    let incomplete: Vec<_> = (variants.iter())
        .filter_map(Constructor::incomplete)
        .collect();
    if incomplete.is_empty() {
        return displayed;
    }
    quote! {
        match &self {
            #(#incomplete)|* => {
                #[allow(unused_imports)]
                use ::hsffi::__private::error::WithoutSources as _;
                ::hsffi::__private::error::Told::<#shown>(&self).message()
            }
            #[allow(unreachable_patterns)]
            _ => #displayed,
        }
    }
}

/// What all types require as parts of a result.
pub fn all_of(types: impl Iterator<Item = Type>) -> TokenStream {
    together(types.map(|ty| quote!(::hsffi::__private::position::Out<#ty>)))
}

/// Several requirements, as a tree: rustc follows types to a certain depth only.
fn together(requirements: impl Iterator<Item = TokenStream>) -> TokenStream {
    let mut requirements: Vec<_> = requirements.collect();
    while requirements.len() > 1 {
        let pairs = requirements.chunks(2).map(|pair| match pair {
            [a, b] => quote!(::hsffi::__private::position::Both<#a, #b>),
            alone => quote!(#(#alone)*),
        });
        requirements = pairs.collect();
    }
    requirements
        .pop()
        .unwrap_or_else(|| quote!(::hsffi::__private::import::NoRequirement))
}
