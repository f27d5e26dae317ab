//! A type of Haskell's, whose values Rust holds without looking into them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ForeignItemType;

use crate::options::{Options, Place, is_hsffi};
use crate::report::Report;
use crate::{attributes, opaque};

pub(super) fn expand(ty: &ForeignItemType, module: &str, report: &mut Report) -> TokenStream {
    attributes::check(&ty.attrs, report);
    let options = Options::read(Place::Held, TokenStream::new(), &ty.attrs, report);
    if let Some(parameter) = ty.generics.params.first() {
        report.rule(
            parameter,
            "HS0014",
            "a type of Haskell's cannot be generic: Rust does not look into its values, and Haskell compares types without parameters",
            "declare a type for each, and name it in Haskell: `type Words = Set Text`",
        );
    }
    let ForeignItemType {
        attrs, vis, ident, ..
    } = ty;
    let name = opaque::haskell_name(&options, ident);
    let attributes = attrs.iter().filter(|attribute| !is_hsffi(attribute));
    quote! {
        #(#attributes)*
        ///
        /// A value of Haskell's. A clone is the same value; Haskell's garbage collector may free it when all have been dropped, on any thread.
        #[derive(Clone)]
        #vis struct #ident(::hsffi::__private::held::HeldValue<#ident>);

        const _: () = {
            const HSFFI_TYPE: ::hsffi::__private::metadata::Type =
                ::hsffi::__private::metadata::Type::Held(&::hsffi::__private::metadata::HaskellType {
                    module: #module,
                    name: #name,
                });

            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, hsffi_formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    hsffi_formatter.write_str(#name)
                }
            }

            // SAFETY: Haskell makes the values, of this type.
            unsafe impl ::hsffi::__private::held::Held for #ident {
                const TYPE: ::hsffi::__private::metadata::Type = HSFFI_TYPE;

                fn value(&self) -> &::hsffi::__private::held::HeldValue<Self> {
                    &self.0
                }

                fn into_value(self) -> ::hsffi::__private::held::HeldValue<Self> {
                    self.0
                }
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::Param for #ident {
                type Requirement = ::hsffi::__private::import::NoRequirement;
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::Part for #ident {
                type Requirement = ::hsffi::__private::import::NoRequirement;
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::Component for #ident {
                type Requirement = ::hsffi::__private::import::NoRequirement;
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::Copied for #ident {
                type Requirement = ::hsffi::__private::import::NoRequirement;
            }

            // SAFETY: reads what Haskell writes of such a value.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::FromHaskell for #ident {
                type Word = *const ::core::primitive::u8;
                type At<'call, 'kept> = Self where 'kept: 'call;
                const TYPE: ::hsffi::__private::metadata::Type = HSFFI_TYPE;
                const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::held::HeldValue::<Self>::LAYOUT;
                const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;

                unsafe fn from_word<'call, 'kept: 'call>(
                    hsffi_slot: *const ::core::primitive::u8,
                    _: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                    // SAFETY: the caller's.
                    unsafe { ::hsffi::__private::held::HeldValue::<Self>::read(hsffi_slot) }.map(Self)
                }

                unsafe fn from_slot<'call, 'kept: 'call>(
                    hsffi_slot: *const ::core::primitive::u8,
                    _: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                    // SAFETY: the caller's.
                    unsafe { ::hsffi::__private::held::HeldValue::<Self>::read(hsffi_slot) }.map(Self)
                }
            }

            // SAFETY: writes what Haskell reads of such a value.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::IntoHaskell for #ident {
                type By = ::hsffi::__private::return_abi::InSlot;
                const TYPE: ::hsffi::__private::metadata::Type = HSFFI_TYPE;
                const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::held::HeldValue::<Self>::LAYOUT;
                const HOLDS: ::core::primitive::bool = true;

                unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
                    // SAFETY: the caller's.
                    unsafe { self.0.write(hsffi_slot) }
                }

                unsafe fn drop_written(hsffi_slot: *mut ::core::primitive::u8) {
                    // SAFETY: the caller's.
                    unsafe { ::hsffi::__private::held::HeldValue::<Self>::drop_written(hsffi_slot) }
                }
            }

            ::hsffi::__held_within!(#ident);
        };
    }
}
