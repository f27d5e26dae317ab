//! `hsffi::submodule!`: the Haskell module that the exports of a Rust module are in.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitStr};

use crate::module::check_module_name;
use crate::{docs, mangle, metadata};

struct Submodule {
    attributes: Vec<Attribute>,
    name: LitStr,
}

impl Parse for Submodule {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        if !input.peek(LitStr) {
            return Err(syn::Error::new(
                input.span(),
                "expected the name of the Haskell module, such as `hsffi::submodule!(\"Data.Mail.Query\")`",
            ));
        }
        let name = input.parse()?;
        if !input.is_empty() {
            return Err(input
                .error("`hsffi::submodule!` has no options: write the name of the module only"));
        }
        Ok(Submodule { attributes, name })
    }
}

pub fn expand(input: TokenStream) -> TokenStream {
    let parsed = syn::parse2::<Submodule>(input).and_then(|submodule| {
        check_module_name(&submodule.name)?;
        Ok(submodule)
    });
    let Submodule { attributes, name } = match parsed {
        Ok(submodule) => submodule,
        Err(error) => return error.into_compile_error(),
    };
    let docs = docs::of(&attributes);
    let symbol = mangle::of(&["hsffi_submodule", &name.value()]);
    let record = metadata::emit(
        &symbol,
        Span::call_site(),
        &quote! {
            ::hsffi::__private::metadata::Record::Submodule(::hsffi::__private::metadata::Submodule {
                name: #name,
                symbol: #symbol,
                docs: #docs,
            })
        },
    );
    quote! {
        // A second one has the same name, which is what rustc prints.
        #[doc(hidden)]
        const ONE_SUBMODULE_IN_A_RUST_MODULE: () = ::core::assert!(
            !::hsffi::__private::module::is_root(::core::module_path!()),
            "`hsffi::submodule!` is in the root of the crate, whose exports are in the module of `hsffi::module!`\nmove it to the Rust module whose exports it is for, or write `#[hsffi(module = \"…\")]` on items"
        );

        const _: () = {
            #record
        };
    }
}
