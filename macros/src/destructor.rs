//! `#[hsffi::destructor]`: a destructor written by hand.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{FnArg, GenericArgument, PathArguments, ReturnType, Signature, Type};

use crate::bound_check::BoundCheck;
use crate::export::Function;
use crate::opaque::{self, Destructor, Family, Release};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{docs, lifetime, mangle, shim, signature};

const FIX: &str = "write `fn free(object: OwnedByRust<T>)`";

pub fn expand(options: TokenStream, item: &TokenStream) -> TokenStream {
    let function: Function = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(_) => {
            let error = syn::Error::new(
                item.span(),
                "expected a function that takes `OwnedByRust<T>` below `#[hsffi::destructor]`",
            )
            .into_compile_error();
            return quote!(#item #error);
        }
    };
    let mut report = Report::default();
    let exported = expand_function(options, &function, &mut report);
    let item = function.item();
    let errors = report.into_tokens();
    quote!(#item #exported #errors)
}

fn expand_function(options: TokenStream, function: &Function, report: &mut Report) -> TokenStream {
    let options = Options::read(Place::Destructor, options, &function.attributes, report);
    signature::check(&function.signature, None, &Options::default(), report);
    if let Some(asyncness) = &function.signature.asyncness {
        report.rule(
            asyncness,
            "HS0003",
            "a destructor cannot be `async`: nobody waits for it",
            "drop the object, and have a thread or an executor do what takes time",
        );
    }
    let Some((argument, token)) = arguments(function, report) else {
        return TokenStream::new();
    };
    let argument = lifetime::erase(argument, None);
    let Some(ty) = object(&argument) else {
        report.rule(
            &argument,
            "HS0003",
            "the parameter of a destructor is an `OwnedByRust<T>`, written without an alias",
            FIX,
        );
        return TokenStream::new();
    };
    if let Some(lifetime) = lifetime::borrowed(ty) {
        opaque::refuse_borrowing(lifetime, report);
    }
    if !report.is_empty() {
        return TokenStream::new();
    }

    let name = Some(options.name())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| shim::type_name(ty));
    let path = path(ty);
    let ident = &function.signature.ident;
    let family = Family::of_one(ty);
    let destructor = Destructor {
        at: ident.span(),
        module: options.module.as_ref(),
        id: quote!(::core::concat!(::core::module_path!(), "::", #path)),
        symbol: mangle::of(&[&ident.to_string(), &options.name()]),
        docs: docs::of(&function.attributes),
        release: Release::ByRust(quote!(#ident)),
        argument: quote!(#argument),
        close: None,
        storage: quote!(::hsffi::__private::object::Plain),
        by_haskell: options.has_haskell_finalizer(),
        by_thread: options.has_thread_finalizer(),
        late: options.usable_in_finalizers.is_some(),
        size: None,
        token: token.map(|token| token_check().checked(&lifetime::forever(token))),
        instances: quote!(&[]),
        opening: quote!(::hsffi::__private::object::Made),
        name,
        family: &family,
    };
    let destructor = destructor.expand();
    let threads = opaque::threads_of_type(ty);
    let token = token.map(|token| may_take(token, &options));
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #destructor
            #token
            #threads
        };
    }
}

/// Asks that the second parameter be a token, and that Haskell may be called.
fn may_take(token: &Type, options: &Options) -> TokenStream {
    let erased = lifetime::erase(token, None);
    let finalizer = if options.has_haskell_finalizer() {
        quote!(::hsffi::__private::rule::ByHaskell)
    } else {
        quote!(::hsffi::__private::rule::ByC)
    };
    let is_token = BoundCheck::named(format_ident!("HSFFI_IS_TOKEN"));
    let asked = is_token.require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::FinalizerToken<#erased>),
        token,
    );
    let erased = is_token.checked(&erased);
    let granted = token_check().require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::CallingFinalizer<#erased, #finalizer>),
        token,
    );
    quote!(#asked #granted)
}

fn token_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_TOKEN"))
}

/// The types of the parameters, the object and perhaps a token, if the signature is a destructor's.
fn arguments<'a>(
    function: &'a Function,
    report: &mut Report,
) -> Option<(&'a Type, Option<&'a Type>)> {
    if let ReturnType::Type(_, ty) = &function.signature.output {
        if !matches!(&**ty, Type::Tuple(tuple) if tuple.elems.is_empty()) {
            report.rule(
                ty,
                "HS0003",
                "a destructor returns nothing: the garbage collector ignores the result",
                FIX,
            );
        }
    }
    let inputs = &function.signature.inputs;
    match (inputs.len(), inputs.first(), inputs.get(1)) {
        (1, Some(FnArg::Typed(argument)), None) => Some((&argument.ty, None)),
        (2, Some(FnArg::Typed(argument)), Some(FnArg::Typed(token))) => {
            Some((&argument.ty, Some(&token.ty)))
        }
        _ => {
            report.rule(
                parameters(&function.signature),
                "HS0003",
                "a destructor takes one object, and optionally a token",
                FIX,
            );
            None
        }
    }
}

/// A type's path as written, which tells it from another of its name.
fn path(ty: &Type) -> String {
    let mut path = ty.to_token_stream().to_string();
    path.retain(|c| !c.is_whitespace());
    path
}

/// The parentheses of the signature.
fn parameters(signature: &Signature) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, signature.inputs.to_token_stream());
    group.set_span(signature.paren_token.span.join());
    group
}

/// `Database`, of `OwnedByRust<Database>`: what an `impl` is written for must be spelled. That the rest is `OwnedByRust`,
/// rustc proves.
fn object(argument: &Type) -> Option<&Type> {
    let Type::Path(path) = argument else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    match (arguments.args.len(), arguments.args.first()) {
        (1, Some(GenericArgument::Type(ty))) => Some(ty),
        _ => None,
    }
}
