//! `#[derive(hsffi::Error)]`: error enums, which become Haskell exceptions.
//!
//! An error lies in its slot as the index of the variant, the message, and the variant's fields.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Fields, Variant};

use crate::enumeration::variants;
use crate::opaque::{haskell_name, refuse_generics};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{docs, record, symbol};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Type, TokenStream::new(), &input.attrs, &mut report);
    refuse_generics(&input.generics, &mut report);
    let variants: Vec<_> = variants(&input, &mut report)
        .map(|data| data.variants.iter().collect())
        .unwrap_or_default();
    let described: Vec<_> = variants
        .iter()
        .map(|variant| describe(variant, &mut report))
        .collect();
    if !report.is_empty() {
        return report.into_tokens();
    }

    let ident = &input.ident;
    let name = haskell_name(&options, ident);
    let docs = docs::of(&input.attrs);
    let symbol = symbol::of(&[&ident.to_string(), "abi"]);
    let record = record::emit(
        &symbol,
        &quote! {
            Record::Error(Error { id: ID, name: #name, symbol: #symbol, variants: &[#(#described),*], docs: #docs })
        },
    );
    let layouts = variants.iter().map(|variant| {
        let fields = layouts(variant);
        quote!(::hsffi::Layout::record(#fields))
    });
    let arms = (0_u32..)
        .zip(&variants)
        .map(|(index, variant)| write(ident, index, variant));
    let shown = quote_spanned!(ident.span()=> ::hsffi::exception::message::<#ident>);
    quote! {
        #[allow(unsafe_code, clippy::all, clippy::pedantic)]
        const _: () = {
            const ID: &str = ::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident));

            // SAFETY: writes where the record says that the parts lie.
            unsafe impl ::hsffi::ErrorIntoHaskell for #ident {
                const TYPE: ::hsffi::metadata::Type = ::hsffi::metadata::Type::Error(ID);
                const LAYOUT: ::hsffi::Layout = ::hsffi::Layout::of::<()>() #(.or(#layouts))*;

                unsafe fn write(self, slot: *mut u8) {
                    let message: ::std::string::String = #shown(&self);
                    match self {
                        #(#arms)*
                    }
                }
            }

            #record
        };
    }
}

fn describe(variant: &Variant, report: &mut Report) -> TokenStream {
    let options = Options::read(Place::Variant, TokenStream::new(), &variant.attrs, report);
    let name = haskell_name(&options, &variant.ident);
    let docs = docs::of(&variant.attrs);
    let layouts = layouts(variant);
    let fields = variant.fields.iter().enumerate().map(|(position, field)| {
        let name = field
            .ident
            .as_ref()
            .map_or_else(|| position.to_string(), ToString::to_string);
        let name = name.trim_start_matches("r#");
        let ty = &field.ty;
        let ty = quote_spanned!(ty.span()=> <#ty as ::hsffi::IntoHaskell>::TYPE);
        let after = position + 2;
        quote! {
            Field {
                name: #name,
                value: Slotted { offset: ::hsffi::Layout::offsets(#layouts)[#after], ty: &#ty },
            }
        }
    });
    quote!(ErrorVariant { name: #name, fields: &[#(#fields),*], docs: #docs })
}

/// The layouts of a variant's parts, in order.
fn layouts(variant: &Variant) -> TokenStream {
    let fields = variant.fields.iter().map(|field| {
        let ty = &field.ty;
        quote_spanned!(ty.span()=> <#ty as ::hsffi::IntoHaskell>::LAYOUT)
    });
    quote! {
        [
            ::hsffi::Layout::of::<u32>(),
            <::std::string::String as ::hsffi::IntoHaskell>::LAYOUT,
            #(#fields),*
        ]
    }
}

fn write(ident: &syn::Ident, index: u32, variant: &Variant) -> TokenStream {
    let name = &variant.ident;
    let bound: Vec<_> = (0..variant.fields.len())
        .map(|field| format_ident!("field_{field}"))
        .collect();
    let pattern = match &variant.fields {
        Fields::Unit => quote!(#ident::#name),
        Fields::Unnamed(_) => quote!(#ident::#name(#(#bound),*)),
        Fields::Named(fields) => {
            let names = fields.named.iter().map(|field| &field.ident);
            quote!(#ident::#name { #(#names: #bound),* })
        }
    };
    let layouts = layouts(variant);
    let after = 2..variant.fields.len() + 2;
    quote! {
        #pattern => {
            let offsets = const { ::hsffi::Layout::offsets(#layouts) };
            unsafe {
                slot.cast::<u32>().write(#index);
                ::hsffi::IntoHaskell::write(message, slot.add(offsets[1]));
                #(::hsffi::IntoHaskell::write(#bound, slot.add(offsets[#after]));)*
            }
        }
    }
}
