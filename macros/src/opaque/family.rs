//! A type with lifetimes: one type for each object that it may borrow from.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Type, parse_quote};

/// A type with all the lifetimes that it may have.
pub struct Family {
    pub(super) implement: TokenStream,
    /// The type for any lifetimes.
    pub(super) any: TokenStream,
    /// The type that borrows for as long as `'kept`.
    pub(super) of_kept: Type,
    /// The type that borrows for ever, which stands for all of them where types have no lifetimes.
    pub(super) forever: Type,
    /// Whether it has lifetimes.
    pub(super) borrows: bool,
    /// Whether it is the type of a trait's objects, which has no size.
    pub(super) is_dyn: bool,
}

impl Family {
    pub(super) fn new(ident: &syn::Ident, generics: &Generics) -> Self {
        let (implement, arguments, bounds) = generics.split_for_impl();
        let each = |lifetime: &str| {
            let lifetime = syn::Lifetime::new(lifetime, proc_macro2::Span::call_site());
            let lifetimes = generics.params.iter().map(|_| &lifetime);
            if generics.params.is_empty() {
                quote!(#ident)
            } else {
                quote!(#ident<#(#lifetimes),*>)
            }
        };
        let (of_kept, forever) = (each("'kept"), each("'static"));
        Family {
            implement: quote!(#implement),
            any: quote!(#ident #arguments #bounds),
            of_kept: parse_quote!(#of_kept),
            forever: parse_quote!(#forever),
            borrows: !generics.params.is_empty(),
            is_dyn: false,
        }
    }

    /// That of a type without lifetimes.
    pub fn of_one(ty: &Type) -> Self {
        Family {
            implement: TokenStream::new(),
            any: quote!(#ty),
            of_kept: ty.clone(),
            forever: ty.clone(),
            borrows: false,
            is_dyn: false,
        }
    }

    /// That of a trait's objects.
    pub fn of_trait(ty: &Type) -> Self {
        Family {
            is_dyn: true,
            ..Family::of_one(ty)
        }
    }
}
