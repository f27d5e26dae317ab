//! The static that is a type's identity: two builds of one crate have two.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::mangle;

/// Items that define `HSFFI_DEFINITION`, of the type with this id.
pub fn emit(id: &TokenStream, destroy: Option<&Ident>, close: Option<&Ident>) -> TokenStream {
    let version = mangle::crate_version();
    let address = |function: Option<&Ident>| match function {
        Some(function) => quote!(::hsffi::__private::metadata::Address(#function as *const ())),
        None => quote!(::hsffi::__private::metadata::Address(::core::ptr::null())),
    };
    let (destroy, close) = (address(destroy), address(close));
    quote! {
        static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
            destroy: #destroy,
            close: #close,
            id: #id,
            version: #version,
        };
    }
}

/// The id of a type of this module.
pub fn id(name: &Ident) -> TokenStream {
    quote!(::core::concat!(
        ::core::module_path!(),
        "::",
        ::core::stringify!(#name)
    ))
}
