//! `#[derive(hsffi::Opaque)]`, and what it shares with a destructor written by hand.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Generics, Type};

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
    if !report.is_empty() {
        return report.into_tokens();
    }

    let ident = &input.ident;
    let ty: Type = syn::parse_quote!(#ident);
    let destructor = Destructor {
        name: haskell_name(&options, ident),
        id: quote!(::core::concat!(
            ::core::module_path!(),
            "::",
            ::core::stringify!(#ident)
        )),
        symbol: symbol::of(&[&ident.to_string(), "destroy"]),
        docs: docs::of(&input.attrs),
        argument: quote!(::hsffi::OwnedByRust<#ident>),
        release: quote!(::core::mem::drop),
        ty,
        span: ident.span(),
    };
    let destructor = destructor.expand();
    let threads = threads(ident, &input.data);
    quote! {
        #[allow(unsafe_code, clippy::all, clippy::pedantic)]
        const _: () = {
            #destructor
            #threads
        };
    }
}

/// The Haskell name of a type or variant.
pub fn haskell_name(options: &Options, ident: &syn::Ident) -> String {
    let name = options.name();
    if name.is_empty() {
        ident.to_string().trim_start_matches("r#").to_owned()
    } else {
        name
    }
}

/// A type that crosses is one type.
pub fn refuse_generics(generics: &Generics, report: &mut Report) {
    if !generics.params.is_empty() {
        report.rule(
            generics.params.span(),
            "HS0014",
            "a generic type cannot cross: Haskell sees one type, with one destructor",
            "wrap the instance that Haskell needs: `struct Numbers(Tree<u64>)`",
        );
    }
}

/// A destructor to be exported.
pub struct Destructor {
    pub ty: Type,
    /// The Haskell type's name.
    pub name: String,
    /// An expression for the type's id.
    pub id: TokenStream,
    pub symbol: String,
    pub docs: String,
    /// What the destructor takes: `OwnedByRust<ty>`, as the user spells it.
    pub argument: TokenStream,
    /// A function of `argument`.
    pub release: TokenStream,
    pub span: Span,
}

impl Destructor {
    pub fn expand(&self) -> TokenStream {
        let Destructor {
            ty,
            name,
            id,
            symbol,
            docs,
            argument,
            release,
            span,
        } = self;
        let record = record::emit(
            &format!("{symbol}_abi"),
            &quote!(Record::Object(Object { id: #id, name: #name, destructor: #symbol, docs: #docs })),
        );
        let implement = quote_spanned! {*span=>
            // SAFETY: the destructor below is that of the type, whose `Send` and `Sync` are checked beside it.
            unsafe impl ::hsffi::OneDestructorHS0002 for #ty {
                const ID: &'static str = #id;
            }
        };
        let from_handle = quote_spanned! {*span=>
            <#argument as ::hsffi::owned::DestructorArgument>::from_handle
        };
        quote! {
            #implement

            // SAFETY, as far as the macro knows: Haskell calls this once, with a pointer that the type's handles hold.
            #[unsafe(export_name = #symbol)]
            unsafe extern "C" fn destroy(object: *mut #ty) {
                ::hsffi::call::run_destructor(|| {
                    if let Some(object) = ::core::ptr::NonNull::new(object) {
                        #release(unsafe { #from_handle(object) });
                    }
                });
            }

            #record
        }
    }
}

/// Checks that any thread may use and release the type, and names the fields that stand in the way.
fn threads(ident: &syn::Ident, data: &Data) -> TokenStream {
    let whole = quote!(::hsffi::object::Probe<#ident>);
    let fields: Vec<&Type> = match data {
        Data::Struct(data) => data.fields.iter().map(|field| &field.ty).collect(),
        Data::Enum(data) => data
            .variants
            .iter()
            .flat_map(|v| &v.fields)
            .map(|field| &field.ty)
            .collect(),
        Data::Union(data) => data.fields.named.iter().map(|field| &field.ty).collect(),
    };
    let rules = [(quote!(SEND), quote!(sent)), (quote!(SYNC), quote!(shared))];
    let checks = rules.iter().map(|(property, check)| {
        // A field is at fault when the type lacks the property and the field does too.
        let of_fields = fields.iter().map(|ty| {
            quote_spanned! {ty.span()=>
                const _: () = ::hsffi::object::#check::<#ty, { <#whole>::#property || <::hsffi::object::Probe<#ty>>::#property }>();
            }
        });
        // Where no field is at fault, the type itself is.
        let of_whole = quote_spanned! {ident.span()=>
            const _: () = ::hsffi::object::#check::<#ident, {
                <#whole>::#property #(|| !<::hsffi::object::Probe<#fields>>::#property)*
            }>();
        };
        quote!(#(#of_fields)* #of_whole)
    });
    quote! {
        #[allow(unused_imports, reason = "used for the types that lack the property")]
        use ::hsffi::object::{NotSend as _, NotSync as _};
        #(#checks)*
    }
}

/// The same checks of a type whose fields the macro does not see.
pub fn threads_of_type(ty: &Type, span: Span) -> TokenStream {
    quote_spanned! {span=>
        #[allow(unused_imports, reason = "used for the types that lack the property")]
        use ::hsffi::object::{NotSend as _, NotSync as _};
        const _: () = ::hsffi::object::sent::<#ty, { <::hsffi::object::Probe<#ty>>::SEND }>();
        const _: () = ::hsffi::object::shared::<#ty, { <::hsffi::object::Probe<#ty>>::SYNC }>();
    }
}
