//! What rustc decides of the result of a Haskell function: of an imported function, or of a method of a trait that Haskell implements.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use crate::bound_check::BoundCheck;

pub(crate) struct ResultChecks {
    /// Whether the result is known as what comes from Haskell.
    known: BoundCheck,
    /// Whether it comes from there.
    arrives: BoundCheck,
    /// Whether it borrows nothing.
    owned: BoundCheck,
    /// Whether functions and traits of Haskell's are well nested in it.
    nested: BoundCheck,
    /// Whether Rust reads it.
    read: BoundCheck,
}

impl ResultChecks {
    /// Checks whose constants begin with the name.
    pub(crate) fn named(name: &str) -> Self {
        let check = |what| BoundCheck::named(format_ident!("{name}_{what}"));
        ResultChecks {
            known: check("KNOWN"),
            arrives: check("ARRIVES"),
            owned: check("OWNED"),
            nested: check("NESTED"),
            read: check("READ"),
        }
    }

    /// The checks of a type, which the user wrote at `at`.
    pub(crate) fn expand(&self, ty: &Type, at: &impl ToTokens) -> TokenStream {
        let is_known = self.known.require("Safe", ty, "Param", at);
        let known = self.known.checked(ty);
        let requirement = quote!(::hsffi::__private::imported::Arrival<#known>);
        let arrives = self.arrives.require_that("Safe", &requirement, at);
        let arriving = self.arrives.checked(&known);
        let requirement = quote! {
            ::hsffi::__private::imported::Answer<#arriving, { <#arriving as ::hsffi::FromHaskell>::LENT }>
        };
        let is_owned = self.owned.require_that("Safe", &requirement, at);
        let owned = self.owned.checked(&arriving);
        let requirement = quote! {
            ::hsffi::__private::imported::Nested<
                #owned,
                { ::hsffi::__private::imported::is_nested_well(&<#owned as ::hsffi::FromHaskell>::TYPE) },
            >
        };
        let is_nested_well = self.nested.require_that("Safe", &requirement, at);
        let nested = self.nested.checked(&owned);
        let requirement = quote!(::hsffi::__private::imported::Read<#nested>);
        let is_read = self.read.require_that("Safe", &requirement, at);
        quote!(#is_known #arrives #is_owned #is_nested_well #is_read)
    }

    /// The type, once it has passed all checks.
    pub(crate) fn checked(&self, ty: &Type) -> Type {
        self.read
            .checked(&self.nested.checked(&self.owned.checked(ty)))
    }
}
