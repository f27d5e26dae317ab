//! The sequences of a type of the user's: lists of its values, or vectors of them as they lie in memory.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::metadata;

/// How a type's sequences lie in memory.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// Each value as in a slot.
    List,
    /// As in a Rust slice.
    Vector,
}

/// Sequences from Haskell.
pub fn from_haskell(ident: &Ident, sequence: Sequence) -> TokenStream {
    let variables = variables();
    let (ty, borrow, collect) = match sequence {
        Sequence::Vector => (
            quote!(<Self as ::hsffi::__private::data::Element>::SEQUENCE),
            quote!(::hsffi::__private::data::slice::<Self>(
                hsffi_start,
                hsffi_len,
                hsffi_call
            )),
            quote!(
                ::hsffi::__private::data::slice::<Self>(hsffi_start, hsffi_len, hsffi_call)
                    .map(<[Self]>::to_vec)
            ),
        ),
        Sequence::List => (
            quote!(::hsffi::__private::data::list_of(
                &<Self as ::hsffi::FromHaskell>::TYPE,
                <Self as ::hsffi::FromHaskell>::LAYOUT,
            )),
            quote!(
                ::hsffi::__private::data::collect::<Self>(hsffi_start, hsffi_len, hsffi_call)
                    .map(|hsffi_items| hsffi_call.keep(hsffi_items))
            ),
            quote!(::hsffi::__private::data::collect::<Self>(
                hsffi_start,
                hsffi_len,
                hsffi_call
            )),
        ),
    };
    quote! {
        const _: () = {
            #variables

            // SAFETY: items as in slots, or as they lie in memory.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::__private::data::FromSequence for #ident {
                const SEQUENCE: ::hsffi::__private::metadata::Type = #ty;

                unsafe fn borrow<'call, 'kept: 'call>(
                    hsffi_start: *const ::core::primitive::u8,
                    hsffi_len: ::core::primitive::usize,
                    hsffi_call: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<&'call [Self], ::hsffi::__private::DecodeError> {
                    unsafe { #borrow }
                }

                unsafe fn collect<'call, 'kept: 'call>(
                    hsffi_start: *const ::core::primitive::u8,
                    hsffi_len: ::core::primitive::usize,
                    hsffi_call: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<::hsffi::__private::data::Vec<Self>, ::hsffi::__private::DecodeError> {
                    unsafe { #collect }
                }
            }
        };
    }
}

/// Sequences to Haskell.
pub fn into_haskell(ident: &Ident, sequence: Sequence) -> TokenStream {
    let variables = variables();
    let (ty, held, write, drop) = match sequence {
        Sequence::Vector => (
            quote!(<Self as ::hsffi::__private::data::Element>::SEQUENCE),
            quote!(0),
            quote!(::hsffi::__private::data::write_elements(
                hsffi_items,
                hsffi_slot
            )),
            quote!(drop_written_elements),
        ),
        Sequence::List => (
            quote!(::hsffi::__private::data::list_of(
                &<Self as ::hsffi::IntoHaskell>::TYPE,
                <Self as ::hsffi::IntoHaskell>::LAYOUT,
            )),
            quote!(::hsffi::__private::data::held_by(hsffi_items)),
            quote!(::hsffi::__private::data::write(hsffi_items, hsffi_slot)),
            quote!(drop_written),
        ),
    };
    quote! {
        const _: () = {
            #variables

            // SAFETY: items as in slots, or as they lie in memory.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::__private::data::IntoSequence for #ident {
                const SEQUENCE: ::hsffi::__private::metadata::Type = #ty;

                #[allow(unused_variables)]
                fn held_by(hsffi_items: &[Self]) -> ::core::primitive::usize {
                    #held
                }

                unsafe fn write_all(
                    hsffi_items: ::hsffi::__private::data::Vec<Self>,
                    hsffi_slot: *mut ::core::primitive::u8,
                ) {
                    unsafe { #write }
                }

                unsafe fn drop_all_written(hsffi_slot: *mut ::core::primitive::u8) {
                    unsafe { ::hsffi::__private::data::#drop::<Self>(hsffi_slot) }
                }
            }
        };
    }
}

fn variables() -> TokenStream {
    metadata::variables_named(&[
        "hsffi_start",
        "hsffi_len",
        "hsffi_call",
        "hsffi_items",
        "hsffi_slot",
    ])
}
