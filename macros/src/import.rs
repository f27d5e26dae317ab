//! `#[hsffi::import]`: functions of Haskell's, as Rust functions.
//!
//! A call is that of a closure. What Haskell exports returns the closure, once.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{
    FnArg, ForeignItem, ForeignItemFn, ItemForeignMod, Pat, PatType, ReturnType, Signature, Type,
};

use crate::options::{Options, Place, is_hsffi};
use crate::report::Report;
use crate::{attributes, lifetime, mangle, metadata};

const BLOCK: &str = "write `extern \"Haskell\" { fn score(hs: Hs<'_>, text: &str) -> f64; }` below `#[hsffi::import(module = \"…\")]`";

pub fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut report = Report::default();
    let block: ItemForeignMod = match syn::parse2(item) {
        Ok(block) => block,
        Err(error) => {
            report.push(syn::Error::new(
                error.span(),
                format!("expected a block of functions: {BLOCK}"),
            ));
            return report.into_tokens();
        }
    };
    let abi = block.abi.name.as_ref();
    if abi.is_none_or(|name| name.value() != "Haskell") || block.unsafety.is_some() {
        report.push(syn::Error::new_spanned(
            &block.abi,
            format!("functions of Haskell's stand in a block of their own: {BLOCK}"),
        ));
    }
    let options = Options::read(Place::Imports, options, &block.attrs, &mut report);
    let module = options.module.as_ref().map(syn::LitStr::value);
    if module.is_none() && report.is_empty() {
        report.push(syn::Error::new_spanned(
            &block.abi,
            "the Haskell module is missing: write `#[hsffi::import(module = \"Mail.Classify\")]`",
        ));
    }
    let module = module.unwrap_or_default();
    let functions: Vec<_> = (block.items.iter())
        .map(|item| expand_item(item, &module, &mut report))
        .collect();
    let errors = report.into_tokens();
    quote!(#(#functions)* #errors)
}

fn expand_item(item: &ForeignItem, module: &str, report: &mut Report) -> TokenStream {
    let ForeignItem::Fn(function) = item else {
        report.push(syn::Error::new_spanned(
            item,
            "only functions are imported: for a constant of Haskell's, write a function without parameters, `#[hsffi(pure)] fn limit(hs: Hs<'_>) -> u32;`",
        ));
        return TokenStream::new();
    };
    attributes::check(&function.attrs, report);
    let options = Options::read(Place::Imported, TokenStream::new(), &function.attrs, report);
    check(&function.sig, report);
    let imported = Imported {
        function,
        module,
        options: &options,
        parameters: parameters(&function.sig, report),
    };
    imported.expand()
}

/// Names and types.
fn parameters<'a>(signature: &'a Signature, report: &mut Report) -> Vec<(&'a Ident, &'a Type)> {
    let mut parameters = Vec::new();
    for input in &signature.inputs {
        match input {
            FnArg::Typed(PatType { pat, ty, .. }) if let Pat::Ident(name) = &**pat => {
                parameters.push((&name.ident, &**ty));
            }
            other => report.push(syn::Error::new_spanned(
                other,
                "a parameter of an imported function has a name and a type: write `text: &str`",
            )),
        }
    }
    parameters
}

/// What no function of Haskell's is.
fn check(signature: &Signature, report: &mut Report) {
    if let Some(parameter) = signature.generics.params.first() {
        report.rule(
            parameter,
            "HS0014",
            "an imported function cannot be generic: what Haskell exports has one type",
            "declare one function for each type, and elide lifetimes: `text: &str`",
        );
    }
    if let Some(variadic) = &signature.variadic {
        report.rule(
            variadic,
            "HS0013",
            "an imported function cannot be variadic: Haskell's functions have a number of parameters",
            "pass a slice: `numbers: &[f64]`",
        );
    }
    if let Some(keyword) = &signature.asyncness {
        report.rule(
            keyword,
            "HS0015",
            "an imported function cannot be `async`: the call returns when Haskell's function does",
            "remove `async`, and call the function on a thread that may wait",
        );
    }
    if signature.inputs.is_empty() {
        report.rule(
            &signature.ident,
            "HS0073",
            "an imported function requires the token as its first parameter: Haskell may be called only while its runtime runs",
            "write `hs: Hs<'_>` as the first parameter",
        );
    }
}

struct Imported<'a> {
    function: &'a ForeignItemFn,
    module: &'a str,
    options: &'a Options,
    parameters: Vec<(&'a Ident, &'a Type)>,
}

impl Imported<'_> {
    fn expand(&self) -> TokenStream {
        let ForeignItemFn {
            attrs, vis, sig, ..
        } = self.function;
        let Some(((token, _), arguments)) = self.parameters.split_first() else {
            return TokenStream::new();
        };
        let result = match &sig.output {
            ReturnType::Default => quote_spanned!(sig.ident.span()=> ()),
            ReturnType::Type(_, ty) => quote!(#ty),
        };
        let types = arguments.iter().map(|(_, ty)| lifetime::erase(ty, None));
        let name = &sig.ident;
        // Where rustc says that the types do not cross.
        let signature = quote_spanned!(name.span()=> fn(#(#types),*) -> #result);
        let names = arguments.iter().map(|(name, _)| name);
        let text = name.to_string();
        let text = text.trim_start_matches("r#");
        let symbol = mangle::hashed(&["import", self.module, text], &signature);
        let attributes = attrs.iter().filter(|attribute| !is_hsffi(attribute));
        let inputs = &sig.inputs;
        let foreign = format_ident!("hsffi_exported", span = name.span());
        let record = self.record(&symbol, text);
        quote! {
            #(#attributes)*
            ///
            /// # Errors
            /// The exception that the Haskell function threw.
            #[allow(clippy::too_many_arguments)]
            #vis fn #name(#inputs) -> ::core::result::Result<#result, ::hsffi::HsException> {
                struct HsffiImport;
                impl ::hsffi::__private::imported::Import for HsffiImport {
                    type Signature = #signature;
                }
                #record
                unsafe extern "C" {
                    #[link_name = #symbol]
                    fn #foreign() -> ::hsffi::__private::imported::StablePtr;
                }
                static HSFFI_IMPORTED: ::hsffi::__private::imported::Imported<HsffiImport> =
                    // SAFETY: the Haskell module that is generated from the record exports the function.
                    unsafe { ::hsffi::__private::imported::Imported::new(#foreign) };
                #[allow(unused_imports)]
                use ::hsffi::__private::imported::Unsupported as _;
                HSFFI_IMPORTED.function(#token)?.call_imported((#(#names,)*))
            }
        }
    }

    fn record(&self, symbol: &str, name: &str) -> TokenStream {
        let module = self.module;
        let haskell_name = self.options.name();
        let pure = self.options.pure.is_some();
        let record = metadata::emit(
            &format!("{symbol}_abi"),
            self.function.sig.ident.span(),
            &quote! {
                ::hsffi::__private::metadata::Record::HaskellFunction(::hsffi::__private::metadata::HaskellFunction {
                    symbol: #symbol,
                    module: #module,
                    name: #name,
                    haskell_name: #haskell_name,
                    pure: #pure,
                    ty: <HsffiImport as ::hsffi::__private::imported::Import>::TYPE,
                })
            },
        );
        metadata::scope(&[], &record)
    }
}
