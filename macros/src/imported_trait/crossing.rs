//! How a value of Haskell's that implements a trait is passed: lent for a call, or given to Rust in a `Box`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// For the trait alone, and with each of the marker traits that the implementation has in any case.
pub(super) fn expand(name: &Ident) -> TokenStream {
    let markers = [
        quote!(),
        quote!(+ ::core::marker::Send),
        quote!(+ ::core::marker::Sync),
        quote!(+ ::core::marker::Send + ::core::marker::Sync),
    ];
    markers.iter().map(|markers| of(name, markers)).collect()
}

fn of(name: &Ident, markers: &TokenStream) -> TokenStream {
    let (lent, given) = (lent(name, markers), given(name, markers));
    quote! {
        impl<'of> ::hsffi::__private::position::Referent for dyn #name #markers + 'of {
            type Requirement = ::hsffi::__private::rule::Implemented<Self>;
        }

        impl<'of> ::hsffi::__private::position::InPassedBox for dyn #name #markers + 'of {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }

        #lent
        #given
    }
}

fn lent(name: &Ident, markers: &TokenStream) -> TokenStream {
    quote! {
        // SAFETY: uses the two words that the generated Haskell writes where they lie. The requirement lets a `safe` import alone get
        // here.
        unsafe impl<'lent, 'of> ::hsffi::FromHaskell for &'lent (dyn #name #markers + 'of) {
            type Word = *const ::core::primitive::u8;
            type At<'call, 'kept> = &'call (dyn #name #markers + 'call) where 'kept: 'call;
            const TYPE: ::hsffi::__private::metadata::Type =
                ::hsffi::__private::implemented::lent(&HSFFI_DEFINITION);
            const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::implemented::LAYOUT;
            const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
            const LENT: ::core::primitive::bool = true;

            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const ::core::primitive::u8,
                call: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<Self::At<'call, 'kept>, ::hsffi::__private::DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { <Self as ::hsffi::FromHaskell>::from_slot(word, call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const ::core::primitive::u8,
                _: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<Self::At<'call, 'kept>, ::hsffi::__private::DecodeError> {
                // SAFETY: the caller's, for this layout: the slot stays as it is for `'call`. The type is what it wraps.
                ::core::result::Result::Ok(unsafe { &*slot.cast::<HsffiImplementation>() })
            }
        }
    }
}

fn given(name: &Ident, markers: &TokenStream) -> TokenStream {
    quote! {
        // SAFETY: the definition is that of the record which describes the methods, and they are called by it.
        unsafe impl ::hsffi::__private::implemented::Implemented for dyn #name #markers {
            const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;

            fn boxed(
                methods: ::hsffi::__private::implemented::Methods,
            ) -> ::hsffi::__private::implemented::Box<Self> {
                ::hsffi::__private::implemented::Box::new(HsffiImplementation(methods))
            }
        }

        impl ::hsffi::__private::FromBoxed for dyn #name #markers {
            type As = ::hsffi::__private::implemented::Given<Self>;
        }

        impl ::hsffi::__private::rule::GivenUp for dyn #name #markers {
            type Requirement = ::hsffi::__private::import::NoRequirement;
        }
    }
}
