//! `#[hsffi::release]`: functions of a C library that release memory, as types.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{
    Attribute, FnArg, ForeignItem, ForeignItemFn, ItemForeignMod, PointerMutability, ReturnType,
    Type,
};

use crate::docs;
use crate::report::Report;

const FIX: &str = "write `fn free(object: *mut T);`";

pub fn expand(options: &TokenStream, item: &TokenStream) -> TokenStream {
    let mut report = Report::default();
    if !options.is_empty() {
        report.push(syn::Error::new_spanned(
            options,
            "`#[hsffi::release]` has no options: remove them",
        ));
    }
    let block: ItemForeignMod = match syn::parse2(item.clone()) {
        Ok(block) => block,
        Err(error) => {
            report.push(syn::Error::new(
                error.span(),
                "expected an `unsafe extern \"C\"` block of functions below `#[hsffi::release]`",
            ));
            let errors = report.into_tokens();
            return quote!(#item #errors);
        }
    };
    if block
        .abi
        .name
        .as_ref()
        .is_none_or(|name| name.value() != "C")
    {
        report.push(syn::Error::new_spanned(
            &block.abi,
            "release functions are C functions: write `extern \"C\"`",
        ));
    }
    let types: Vec<_> = block
        .items
        .iter()
        .filter_map(|item| release(item, &mut report))
        .collect();
    let errors = report.into_tokens();
    quote!(#block #(#types)* #errors)
}

/// The type that stands for a function.
fn release(item: &ForeignItem, report: &mut Report) -> Option<TokenStream> {
    let ForeignItem::Fn(function) = item else {
        report.push(syn::Error::new_spanned(
            item,
            "only functions can be release functions: declare this item in another block",
        ));
        return None;
    };
    let ty = released(function, report)?;
    let name = &function.sig.ident;
    let visibility = &function.vis;
    let symbol = link_name(&function.attrs).unwrap_or_else(|| quote!(::core::stringify!(#name)));
    let conditions = function
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .collect::<Vec<_>>();
    let docs = docs::attributes(&function.attrs);
    let (generics, released, function) = if is_void(ty) {
        // Not the name of the C function, which is called here.
        let of_any = format_ident!("hsffi_{name}");
        let of_any = quote! {{
            use ::hsffi::__private::call::variable as hsffi_object;
            unsafe extern "C" fn #of_any<T>(hsffi_object: *mut T) {
                unsafe { #name(hsffi_object.cast()) }
            }
            #of_any::<T>
        }};
        (quote!(<T>), quote!(T), of_any)
    } else {
        (TokenStream::new(), quote!(#ty), quote!(#name))
    };
    Some(quote! {
        #(#conditions)*
        #(#docs)*
        #[allow(non_camel_case_types)]
        #visibility enum #name {}

        #(#conditions)*
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match *self {}
            }
        }

        // SAFETY: what the user says of the function by declaring it here.
        #(#conditions)*
        unsafe impl #generics ::hsffi::Release<#released> for #name {
            const RELEASE: unsafe extern "C" fn(*mut #released) = #function;
            const SYMBOL: &'static ::core::primitive::str = #symbol;
        }
    })
}

/// What the function takes a pointer to.
fn released<'a>(function: &'a ForeignItemFn, report: &mut Report) -> Option<&'a Type> {
    let signature = &function.sig;
    if let (ReturnType::Default, None, 1, Some(FnArg::Typed(object))) = (
        &signature.output,
        &signature.variadic,
        signature.inputs.len(),
        signature.inputs.first(),
    ) {
        match &*object.ty {
            Type::Ptr(pointer) if matches!(pointer.mutability, PointerMutability::Mut(_)) => {
                return Some(&pointer.elem);
            }
            _ => {}
        }
    }
    report.rule(
        signature,
        "HS0037",
        "a release function takes one pointer and returns nothing: GHC calls it as a finalizer",
        FIX,
    );
    None
}

fn is_void(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "c_void"))
}

fn link_name(attributes: &[Attribute]) -> Option<TokenStream> {
    let attribute = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("link_name"))?;
    let value = attribute.meta.require_name_value().ok()?;
    Some(value.value.to_token_stream())
}
