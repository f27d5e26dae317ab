//! What is required of the types of an object's fields.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, Field, Type};

use crate::bound_check::BoundCheck;
use crate::lifetime;

/// The fields of all variants: the types as the user wrote them, and as others name them.
fn fields<'a>(whole: &Type, data: &'a Data) -> Vec<(&'a Type, Type)> {
    let fields: Vec<&Field> = match data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|v| &v.fields).collect(),
        Data::Union(data) => data.fields.named.iter().collect(),
    };
    let named = |field: &'a Field| (&field.ty, lifetime::erase(&field.ty, Some(whole)));
    fields.into_iter().map(named).collect()
}

/// Asks that the type's own `Drop`, which a C finalizer runs, does not wait with a field.
pub(super) fn waits(whole: &Type, data: &Data) -> TokenStream {
    let checks = fields(whole, data)
        .into_iter()
        .enumerate()
        .map(|(position, (at, ty))| {
            let probe = |ty: &Type| quote!(<::hsffi::__private::object::Probe<#ty>>);
            let (whole, field) = (probe(whole), probe(&ty));
            BoundCheck::named(format_ident!("HSFFI_WAITS_{position}")).require_that(
                "Safe",
                &quote!(::hsffi::__private::rule::Finalized<#ty, { !(#whole::DROPS && #field::AWAITED) }>),
                at,
            )
        });
    quote! {
        use ::hsffi::__private::object::{NotAwaited as _, NotDrop as _};
        #(#checks)*
    }
}

/// Asks that any thread may use and release the type, and names the fields that stand in the way.
pub(super) fn threads(ident: &syn::Ident, whole: &Type, data: &Data, shared: bool) -> TokenStream {
    let fields = fields(whole, data);
    let probe = |ty: &Type| quote!(<::hsffi::__private::object::Probe<#ty>>);
    let of_fields = fields.iter().enumerate().map(|(position, (at, ty))| {
        let field = probe(ty);
        let sent = BoundCheck::named(format_ident!("HSFFI_SENT_{position}"));
        let shared = BoundCheck::named(format_ident!("HSFFI_SHARED_{position}"));
        let sent = sent.require_that(
            "Safe",
            &quote!(::hsffi::__private::rule::Sent<#ty, { HSFFI_SEND }>),
            at,
        );
        // What is not `Send` is seldom `Sync`: told once, it is mended once.
        let shared = shared.require_that(
            "Safe",
            &quote!(::hsffi::__private::rule::Shared<#ty, { HSFFI_SYNC || !HSFFI_SEND && !#field::SEND }>),
            at,
        );
        quote!(#sent #shared)
    });
    // Where no field is at fault, the type itself is.
    let faults = fields.iter().map(|(_, ty)| probe(ty));
    let sent_fields = faults.clone().map(|field| quote!(|| !#field::SEND));
    let shared_fields = faults.map(|field| quote!(|| !#field::SYNC));
    let sent = BoundCheck::named(format_ident!("HSFFI_SENT")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Sent<#whole, { HSFFI_SEND #(#sent_fields)* }>),
        ident,
    );
    let is_shared = BoundCheck::named(format_ident!("HSFFI_SHARED")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Shared<#whole, { HSFFI_SYNC || !HSFFI_SEND #(#shared_fields)* }>),
        ident,
    );
    let whole = probe(whole);
    // What is used by one call at a time need not be `Sync`.
    let is_sync = if shared {
        quote!(#whole::SYNC)
    } else {
        quote!(true)
    };
    quote! {
        use ::hsffi::__private::object::{NotSend as _, NotSync as _};
        const HSFFI_SEND: ::core::primitive::bool = #whole::SEND;
        const HSFFI_SYNC: ::core::primitive::bool = #is_sync;
        #(#of_fields)*
        #sent
        #is_shared
    }
}

/// The same of a type whose fields the macro does not see.
pub fn threads_of_type(ty: &Type) -> TokenStream {
    let sent = BoundCheck::named(format_ident!("HSFFI_SENT")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Sent<#ty>),
        ty,
    );
    let shared = BoundCheck::named(format_ident!("HSFFI_SHARED")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Shared<#ty, { !HSFFI_SEND }>),
        ty,
    );
    quote! {
        use ::hsffi::__private::object::NotSend as _;
        const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<#ty>>::SEND;
        #sent
        #shared
    }
}
