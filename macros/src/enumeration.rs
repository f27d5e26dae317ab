//! `#[derive(hsffi::Enum)]`: fieldless enums, which cross as the index of their variant.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Data, DataEnum, DeriveInput, Fields};

use crate::opaque::{haskell_name, refuse_generics};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{docs, record, symbol};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Type, TokenStream::new(), &input.attrs, &mut report);
    refuse_generics(&input.generics, &mut report);
    let data = variants(&input, &mut report);
    let variants: Vec<_> = data
        .map(|data| data.variants.iter().collect())
        .unwrap_or_default();
    for variant in &variants {
        if !matches!(variant.fields, Fields::Unit) {
            report.rule(
                variant.fields.span(),
                "HS0027",
                "an enum whose variants have fields cannot cross as a number",
                "remove the fields, or give Haskell a handle: `#[derive(hsffi::Opaque)]`",
            );
        }
    }
    let described: Vec<_> = variants
        .iter()
        .map(|variant| {
            let options = Options::read(
                Place::Variant,
                TokenStream::new(),
                &variant.attrs,
                &mut report,
            );
            let name = haskell_name(&options, &variant.ident);
            let docs = docs::of(&variant.attrs);
            quote!(Variant { name: #name, docs: #docs })
        })
        .collect();
    if !report.is_empty() {
        return report.into_tokens();
    }

    let ident = &input.ident;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let indices: Vec<u32> = (0..).take(idents.len()).collect();
    let name = haskell_name(&options, ident);
    let docs = docs::of(&input.attrs);
    let symbol = symbol::of(&[&ident.to_string(), "abi"]);
    let record = record::emit(
        &symbol,
        &quote! {
            Record::Enum(Enum { id: ID, name: #name, symbol: #symbol, variants: &[#(#described),*], docs: #docs })
        },
    );
    quote! {
        #[allow(unsafe_code, clippy::all, clippy::pedantic)]
        const _: () = {
            const ID: &str = ::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident));

            // SAFETY: the index of a variant, below the number of variants that the record tells.
            unsafe impl ::hsffi::FromHaskell for #ident {
                type Word = u32;
                type At<'call> = Self;
                type Needs = ::hsffi::import::Nothing;
                const TYPE: ::hsffi::metadata::Type = ::hsffi::metadata::Type::Enum(ID);
                const LAYOUT: ::hsffi::Layout = ::hsffi::Layout::of::<u32>();
                const IN_SLOT: bool = false;

                #[inline]
                unsafe fn from_word<'call>(
                    index: u32,
                    _: &'call ::hsffi::Call,
                ) -> ::core::result::Result<Self, ::hsffi::Malformed> {
                    match index {
                        #(#indices => ::core::result::Result::Ok(#ident::#idents),)*
                        _ => ::core::result::Result::Err(::hsffi::Malformed::Variant(index)),
                    }
                }

                #[inline]
                unsafe fn from_slot<'call>(
                    slot: *const u8,
                    call: &'call ::hsffi::Call,
                ) -> ::core::result::Result<Self, ::hsffi::Malformed> {
                    unsafe { Self::from_word(slot.cast::<u32>().read(), call) }
                }
            }

            // SAFETY: the mirror image.
            unsafe impl ::hsffi::IntoHaskell for #ident {
                const TYPE: ::hsffi::metadata::Type = ::hsffi::metadata::Type::Enum(ID);
                const LAYOUT: ::hsffi::Layout = ::hsffi::Layout::of::<u32>();

                #[inline]
                unsafe fn write(self, slot: *mut u8) {
                    let index: u32 = match self {
                        #(#ident::#idents => #indices,)*
                    };
                    unsafe { slot.cast::<u32>().write(index) }
                }
            }

            #record
        };
    }
}

/// The variants of a type that must be an enum with at least one.
pub fn variants<'a>(input: &'a DeriveInput, report: &mut Report) -> Option<&'a DataEnum> {
    let Data::Enum(data) = &input.data else {
        report.push(syn::Error::new(
            input.ident.span(),
            "this derive is for enums; a struct crosses as a handle, with `#[derive(hsffi::Opaque)]`",
        ));
        return None;
    };
    if data.variants.is_empty() {
        report.push(syn::Error::new(
            input.ident.span(),
            "an enum without variants has no value that could cross",
        ));
        return None;
    }
    Some(data)
}
