//! A record of the library's metadata, as a constant in its link section, and the types that it names, as a constant beside it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, LitStr};

/// Items that put `record` into the library under the link name `symbol`, so that the Haskell package can compare it
/// before the first call. `record` is an expression; it names everything by its full path, since the user may have a type
/// called `Error`. `at` is where the item stands.
pub fn emit(symbol: &str, at: Span, record: &TokenStream) -> TokenStream {
    emit_in(None, symbol, at, record)
}

/// The same, of an item that chose its Haskell module.
pub fn emit_in(
    module: Option<&LitStr>,
    symbol: &str,
    at: Span,
    record: &TokenStream,
) -> TokenStream {
    let module = module.map(LitStr::value).unwrap_or_default();
    let types = format!("{symbol}_types");
    // These two tell where their own tokens come from.
    let line = quote_spanned!(at=> ::core::line!());
    let file = quote_spanned!(at=> ::core::file!());
    quote! {
        const HSFFI_RECORD: ::hsffi::__private::metadata::Record = #record;
        const HSFFI_PLACE: ::hsffi::__private::metadata::Place = ::hsffi::__private::metadata::Place {
            file: #file,
            line: #line as ::core::primitive::usize,
            rust_module: ::core::module_path!(),
            haskell_module: #module,
        };

        #[used]
        #[unsafe(export_name = #symbol)]
        #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
        #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
        static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD.encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);

        #[used]
        #[unsafe(export_name = #types)]
        static HSFFI_TYPES: [
            ::core::option::Option<&'static ::hsffi::__private::metadata::Definition>;
            HSFFI_RECORD.type_count()
        ] = HSFFI_RECORD.types();
    }
}

/// The same in a scope of their own, under the conditions of the item that they are of.
pub fn scope(attributes: &[Attribute], items: &TokenStream) -> TokenStream {
    let cfg = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"));
    // What is deprecated is used here, which is not the user's doing.
    quote! {
        #(#cfg)*
        #[allow(deprecated)]
        const _: () = { #items };
    }
}

/// An item that makes the names those of variables, whatever constants of the user's have them.
pub fn variables(names: &[Ident]) -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use ::hsffi::__private::call::{#(variable as #names),*};
    }
}

/// The same, of names that are no identifiers yet.
pub fn variables_named(names: &[&str]) -> TokenStream {
    let names: Vec<_> = names
        .iter()
        .map(|name| Ident::new(name, Span::call_site()))
        .collect();
    variables(&names)
}
