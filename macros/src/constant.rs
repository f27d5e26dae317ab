//! The record of one exported constant, which has its value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Type};

use crate::options::Options;
use crate::shim::{owner_definition, require_owner, type_name};
use crate::{docs, lifetime, mangle, metadata};

/// Everything that the record is made from.
pub struct Constant<'a> {
    pub attributes: &'a [Attribute],
    pub options: &'a Options,
    pub name: &'a Ident,
    pub ty: &'a Type,
    /// The type of the `impl` block.
    pub owner: Option<&'a Type>,
}

impl Constant<'_> {
    pub fn expand(&self) -> TokenStream {
        let name = self.name.unraw().to_string();
        let owner = self.owner.map(type_name).unwrap_or_default();
        let haskell_name = self.options.name();
        let symbol = mangle::of(&[&owner, &name, &haskell_name]);
        let docs = docs::of(self.attributes);
        let owner = owner_definition(self.owner);
        let asked = self.owner.map(|ty| require_owner("Safe", ty));
        let value = self.value();
        let record = metadata::emit_in(
            self.options.module.as_ref(),
            &format!("{symbol}_abi"),
            self.name.span(),
            &quote! {
                ::hsffi::__private::metadata::Record::Constant(::hsffi::__private::metadata::Constant {
                    symbol: #symbol,
                    name: #name,
                    haskell_name: #haskell_name,
                    owner: #owner,
                    value: #value,
                    docs: #docs,
                })
            },
        );
        metadata::scope(self.attributes, &quote!(#asked #record))
    }

    fn value(&self) -> TokenStream {
        let name = self.name;
        let ty = lifetime::forever(&lifetime::erase(self.ty, self.owner));
        let constant = match self.owner.map(lifetime::forever) {
            Some(owner) => quote!(<#owner>::#name),
            None => quote!(#name),
        };
        quote!(::hsffi::__private::constant::value::<#ty>(#constant))
    }
}
