//! What a derive leaves in place of the implementation that it cannot write, so that nobody else complains of the lack.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, GenericParam, Generics, parse_quote};

use crate::report::Report;

/// The errors, and `implementations` of the type, which is given to them with its generics.
pub fn expand(
    input: &DeriveInput,
    report: Report,
    implementations: impl FnOnce(&TokenStream, &TokenStream) -> TokenStream,
) -> TokenStream {
    let errors = report.into_tokens();
    let Some((generics, arguments)) = generics(&input.generics) else {
        return errors;
    };
    let ident = &input.ident;
    let implementations = implementations(&quote!(impl #generics), &quote!(#ident #arguments));
    quote! {
        const _: () = {
            const HSFFI_PLACEHOLDER: ::core::primitive::bool = {
                #errors
                true
            };
            #implementations
        };
    }
}

/// A type that rustc knows to be a consequence of the errors.
pub fn consequence() -> TokenStream {
    quote!(<() as ::hsffi::__private::import::Checked<{ HSFFI_PLACEHOLDER }>>::Type)
}

/// The parameters to declare and the arguments to pass, for a type that borrows nothing.
fn generics(generics: &Generics) -> Option<(TokenStream, TokenStream)> {
    let mut declared = Vec::new();
    let mut arguments = Vec::new();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Lifetime(_) => return None,
            GenericParam::Type(parameter) => {
                let ident = &parameter.ident;
                let mut parameter = parameter.clone();
                parameter.attrs.clear();
                parameter.default = None;
                parameter.bounds.push(parse_quote!('static));
                declared.push(quote!(#parameter));
                arguments.push(quote!(#ident));
            }
            GenericParam::Const(parameter) => {
                let (ident, ty) = (&parameter.ident, &parameter.ty);
                declared.push(quote!(const #ident: #ty));
                arguments.push(quote!(#ident));
            }
        }
    }
    Some((quote!(<#(#declared),*>), quote!(<#(#arguments),*>)))
}
