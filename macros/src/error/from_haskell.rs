//! Errors that Haskell functions throw, as values in Rust.
//!
//! Reading one requires that its fields come from Haskell. Whether they do is asked where an error is read, and not where it is
//! derived: most errors go to Haskell alone.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::constructor::Constructor;
use super::together;

pub(super) fn expand(ident: &Ident, variants: &[Constructor<'_>]) -> TokenStream {
    if variants.iter().any(|it| it.incomplete().is_some()) {
        let incomplete = quote!(::hsffi::__private::position::Whole<#ident>);
        return part(ident, &incomplete);
    }
    let fields: Vec<_> = variants.iter().flat_map(Constructor::crossing).collect();
    let requirements = fields.iter();
    let requirements =
        requirements.map(|ty| quote!(::hsffi::__private::position::FieldFromHaskell<#ty>));
    let part = part(ident, &together(requirements));
    let arms = variants.iter().map(Constructor::read);
    let name = ident.to_string();
    // With a lifetime that nothing depends on, rustc does not ask whether a bound without parameters holds before it is needed.
    let bounds = quote!(where #(for<'hsffi> #fields: ::hsffi::__private::error_from_haskell::ReadField<'hsffi>,)*);
    quote! {
        // SAFETY: reads the parts where the record says that they lie.
        #[diagnostic::do_not_recommend]
        unsafe impl ::hsffi::FromHaskell for #ident
        #bounds
        {
            type Word = *const ::core::primitive::u8;
            type At<'call, 'kept> = Self where 'kept: 'call;
            const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Error(&HSFFI_DEFINITION);
            const LAYOUT: ::hsffi::__private::Layout = <#ident as ::hsffi::ErrorIntoHaskell>::LAYOUT;
            const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;

            unsafe fn from_word<'call, 'kept: 'call>(
                hsffi_slot: *const ::core::primitive::u8,
                hsffi_call: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { <Self as ::hsffi::FromHaskell>::from_slot(hsffi_slot, hsffi_call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                hsffi_slot: *const ::core::primitive::u8,
                hsffi_call: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                // SAFETY: the caller's.
                match unsafe { hsffi_slot.cast::<::core::primitive::u32>().read() } {
                    #(#arms)*
                    hsffi_index => ::core::result::Result::Err(::hsffi::__private::DecodeError::Tag(#name, hsffi_index)),
                }
            }
        }

        #part
    }
}

/// That the error may stand within a value from Haskell, with what that requires.
fn part(ident: &Ident, requirement: &TokenStream) -> TokenStream {
    quote! {
        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::Part for #ident {
            type Requirement = #requirement;
        }
    }
}
