//! `#[derive(hsffi::Enum)]`: fieldless enums, which cross as the index of their variant.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Variant};

use crate::opaque::{haskell_name, refuse_generics};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::sequence::{self, Sequence};
use crate::{definition, docs, mangle, metadata, placeholder_impl};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Type, TokenStream::new(), &input.attrs, &mut report);
    refuse_generics(&input.generics, &mut report);
    let variants = variants(
        &input,
        "HS0027",
        "derive `hsffi::Data`, by which a struct crosses by value; or `hsffi::Opaque`, so that Haskell holds a handle",
        &mut report,
    );
    for variant in &variants {
        if !matches!(variant.fields, Fields::Unit) {
            report.rule(
                &variant.fields,
                "HS0027",
                "`hsffi::Enum` passes a variant as a number: the fields would be lost",
                "derive `hsffi::Data`, by which the fields cross as well; or `hsffi::Opaque`, so that Haskell holds a handle",
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
            let ident = variant.ident.unraw().to_string();
            quote!(::hsffi::__private::metadata::Variant { name: #name, fields: &[], ident: #ident, docs: #docs })
        })
        .collect();
    if !report.is_empty() {
        let requirement = placeholder_impl::consequence();
        return placeholder_impl::expand(&input, report, |implement, ty| {
            quote! {
                #implement ::hsffi::__private::position::Param for #ty {
                    type Requirement = #requirement;
                }

                #implement ::hsffi::__private::position::Component for #ty {
                    type Requirement = #requirement;
                }

                #implement ::hsffi::__private::position::Part for #ty {
                    type Requirement = #requirement;
                }

                #implement ::hsffi::__private::position::InBox for #ty {
                    type Requirement = #requirement;
                }

                #implement ::hsffi::__private::position::ErrorField for #ty {}
                #implement ::hsffi::__private::position::ItemError for #ty {
                    type Requirement = #requirement;
                }
                #implement ::hsffi::__private::position::DataField for #ty {}
            }
        });
    }

    let ident = &input.ident;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let name = haskell_name(&options, ident);
    let docs = docs::of(&input.attrs);
    let symbol = mangle::of(&[&name, "abi"]);
    let record = metadata::emit_in(
        options.module.as_ref(),
        &symbol,
        input.ident.span(),
        &quote! {
            ::hsffi::__private::metadata::Record::Enum(::hsffi::__private::metadata::Enum {
                id: &HSFFI_DEFINITION,
                name: #name,
                symbol: #symbol,
                variants: &[#(#described),*],
                docs: #docs,
            })
        },
    );
    let definition = definition::emit(&definition::id(ident), None, None);
    let crossing = crossing(ident, &idents);
    let from_sequence = sequence::from_haskell(ident, Sequence::List);
    let into_sequence = sequence::into_haskell(ident, Sequence::List);
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #definition
            #crossing
            #from_sequence
            #into_sequence
            #record
        };
    }
}

/// How the enum crosses, both ways. `HSFFI_DEFINITION` is in scope.
fn crossing(ident: &Ident, variants: &[&Ident]) -> TokenStream {
    let indices: Vec<u32> = (0..).take(variants.len()).collect();
    let variables =
        metadata::variables_named(&["hsffi_index", "hsffi_slot", "hsffi_call", "hsffi_variant"]);
    quote! {
        #variables

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::Param for #ident {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::Component for #ident {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::ErrorField for #ident {}

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::ItemError for #ident {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::Part for #ident {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::InBox for #ident {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::DataField for #ident {}

        impl<I> ::hsffi::__private::rule::PureArgument<I> for #ident {}

        impl<I> ::hsffi::__private::rule::PureResult<I> for #ident {}

        // SAFETY: the index of a variant, below the number of variants that the record tells.
        #[diagnostic::do_not_recommend]
        unsafe impl ::hsffi::FromHaskell for #ident {
            type Word = ::core::primitive::u32;
            type At<'call, 'kept> = Self where 'kept: 'call;
            const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Enum(&HSFFI_DEFINITION);
            const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<::core::primitive::u32>();
            const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Word;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                hsffi_index: ::core::primitive::u32,
                _: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                match hsffi_index {
                    #(#indices => ::core::result::Result::Ok(#ident::#variants),)*
                    _ => ::core::result::Result::Err(::hsffi::__private::DecodeError::Variant(hsffi_index)),
                }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                hsffi_slot: *const ::core::primitive::u8,
                hsffi_call: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                unsafe {
                    <Self as ::hsffi::FromHaskell>::from_word(hsffi_slot.cast::<::core::primitive::u32>().read(), hsffi_call)
                }
            }
        }

        // SAFETY: the mirror image.
        #[diagnostic::do_not_recommend]
        unsafe impl ::hsffi::IntoHaskell for #ident {
            type By = ::hsffi::__private::return_abi::InRegister;
            const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Enum(&HSFFI_DEFINITION);
            const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<::core::primitive::u32>();

            #[inline]
            unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
                unsafe { hsffi_slot.cast::<::core::primitive::u32>().write(hsffi_index_of(self)) }
            }
        }

        impl ::hsffi::__private::return_abi::IntoRegister for #ident {
            type Register = ::core::primitive::u64;

            #[inline]
            fn into_register(self) -> ::core::primitive::u64 {
                ::core::convert::From::from(hsffi_index_of(self))
            }
        }

        #[inline]
        fn hsffi_index_of(hsffi_variant: #ident) -> ::core::primitive::u32 {
            match hsffi_variant {
                #(#ident::#variants => #indices,)*
            }
        }
    }
}

/// The variants of a type that must be an enum with at least one. What is no enum breaks the rule `number`, with this `fix`.
pub fn variants<'a>(
    input: &'a DeriveInput,
    number: &str,
    fix: &str,
    report: &mut Report,
) -> Vec<&'a Variant> {
    let Data::Enum(data) = &input.data else {
        report.rule(&input.ident, number, "this derive requires an enum", fix);
        return Vec::new();
    };
    if data.variants.is_empty() {
        report.rule(
            &input.ident,
            number,
            "an enum without variants has no values",
            "add a variant, or remove the derive",
        );
    }
    data.variants.iter().collect()
}
