//! The record that tells Haskell of an export.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Export;
use super::checks::{forever, owner_definition};
use crate::docs;
use crate::signature::Consumed;

impl Export<'_> {
    pub(super) fn record(&self, symbol: &str) -> TokenStream {
        let Export {
            options, checked, ..
        } = self;
        let name = self.signature.ident.to_string();
        let name = name.trim_start_matches("r#");
        let haskell_name = options.name();
        let owner = owner_definition(self.owner);
        let method = checked.method;
        let import = format_ident!("{}", self.import());
        let reason = options.reason();
        let either = options.either.is_some();
        let pure = options.pure.is_some();
        let class = self.class.map_or_else(
            || quote!(::core::option::Option::None),
            |class| {
                let class = format_ident!("{class:?}");
                quote!(::core::option::Option::Some(::hsffi::__private::metadata::Class::#class))
            },
        );
        let parameters = checked.parameters.iter().map(|parameter| {
            let (name, ty) = (&parameter.name, forever(parameter));
            let abi = match parameter.abi {
                Some(abi) => {
                    let abi = format_ident!("{abi:?}");
                    quote!(::hsffi::__private::metadata::ArgAbi::#abi)
                }
                None => quote!(<#ty as ::hsffi::FromHaskell>::ABI),
            };
            quote!(::hsffi::__private::parameter::<#ty>(#name, #abi))
        });
        let docs = docs::with_note(self.attributes, self.closes());
        let blocking = options.blocking.is_some();
        quote! {
            ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
                symbol: #symbol,
                name: #name,
                haskell_name: #haskell_name,
                owner: #owner,
                method: #method,
                import: ::hsffi::__private::metadata::Import::#import,
                reason: #reason,
                either: #either,
                parameters: &[#(#parameters),*],
                value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
                error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
                slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
                docs: #docs,
                blocking: #blocking,
                pure: #pure,
                asynchronous: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.asynchronous,
                class: #class,
            })
        }
    }

    /// What becomes of the objects that it takes over, for its documentation: an expression. A `Box` may hold what is no object, which
    /// rustc knows.
    fn closes(&self) -> Option<TokenStream> {
        let consumed = || {
            let parameters = self.checked.parameters.iter();
            parameters.filter_map(|parameter| Some((parameter, parameter.consumed?)))
        };
        let names = consumed().map(|(parameter, consumed)| match consumed {
            Consumed::Receiver | Consumed::BoxedReceiver => "the object".to_owned(),
            Consumed::Owned | Consumed::Boxed => format!("`{}`", parameter.name),
        });
        let names: Vec<_> = names.collect();
        if names.is_empty() {
            return None;
        }
        let names = names.join(" and ");
        let note = format!(
            "Takes over {names} and closes the handle: a later use of it throws `ObjectClosed`."
        );
        if consumed().any(|(_, consumed)| consumed != Consumed::Boxed) {
            return Some(quote!(#note));
        }
        let types = consumed().map(|(parameter, _)| forever(parameter));
        Some(quote! {
            if #(::hsffi::__private::implemented::is_trait(&<#types as ::hsffi::FromHaskell>::TYPE))&&* { "" } else { #note }
        })
    }
}
