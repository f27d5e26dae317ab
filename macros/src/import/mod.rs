//! `#[hsffi::import]`: functions of Haskell's, as Rust functions, and Haskell's types, as types of values that Rust holds.

mod function;
mod held;
mod result;

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{ForeignItem, Item, ItemForeignMod};

pub(crate) use result::ResultChecks;

use crate::imported_trait;
use crate::options::{Options, Place};
use crate::report::Report;

const TRAIT: &str = "for a trait that Haskell implements, write `#[hsffi::import]` above the trait";

const BLOCK: &str = "write `extern \"Haskell\" { fn score(hs: Hs<'_>, text: &str) -> f64; }` below `#[hsffi::import(module = \"…\")]`";

pub fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut report = Report::default();
    let wrong = |span| {
        let message = format!("expected a block of declarations or a trait: {BLOCK}; {TRAIT}");
        syn::Error::new(span, message)
    };
    let block: ItemForeignMod = match syn::parse2(item) {
        Ok(Item::Trait(item)) => return imported_trait::expand(options, item),
        Ok(Item::ForeignMod(block)) => block,
        Ok(other) => {
            report.push(wrong(other.span()));
            return report.into_tokens();
        }
        Err(error) => {
            report.push(wrong(error.span()));
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
    let items: Vec<_> = (block.items.iter())
        .map(|item| expand_item(item, &module, &mut report))
        .collect();
    let errors = report.into_tokens();
    quote!(#(#items)* #errors)
}

fn expand_item(item: &ForeignItem, module: &str, report: &mut Report) -> TokenStream {
    match item {
        ForeignItem::Fn(function) => function::expand(function, module, report),
        ForeignItem::Type(ty) => held::expand(ty, module, report),
        other => {
            report.push(syn::Error::new_spanned(
                other,
                "only functions and types are imported: for a constant of Haskell's, write a function without parameters, `#[hsffi(pure)] fn limit(hs: Hs<'_>) -> u32;`",
            ));
            TokenStream::new()
        }
    }
}
