//! The signature of an exported function: what syntax alone decides about it.

use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{FnArg, Pat, ReceiverKind, ReturnType, Safety, Signature, Type, parse_quote_spanned};

use crate::lifetime;
use crate::report::Report;

/// A parameter as the shim receives it.
pub struct Parameter {
    /// What the user calls it.
    pub name: String,
    /// What the shim calls it: never a name that the user's function could be hidden by.
    pub word: Ident,
    /// Its type, without lifetimes.
    pub ty: Type,
    /// Whether the type is spelled as a slice or a `&str`, and so takes two C arguments.
    pub slice: bool,
}

/// A signature that a shim can be written for.
pub struct Checked {
    pub parameters: Vec<Parameter>,
    pub returned: Type,
    pub method: bool,
}

/// Reads the signature, and reports what in it cannot be exported. `self_ty` is that of the `impl` block.
pub fn check(signature: &Signature, self_ty: Option<&Type>, report: &mut Report) -> Checked {
    check_qualifiers(signature, report);
    let parameters: Vec<_> = signature
        .inputs
        .iter()
        .enumerate()
        .map(|(position, input)| parameter(position, input, self_ty, report))
        .collect();
    let returned = match &signature.output {
        ReturnType::Default => parse_quote_spanned!(signature.ident.span()=> ()),
        ReturnType::Type(_, ty) => {
            refuse_impl_trait(ty, report);
            lifetime::erase(ty, self_ty)
        }
    };
    Checked {
        parameters,
        returned,
        method: signature.receiver().is_some(),
    }
}

fn check_qualifiers(signature: &Signature, report: &mut Report) {
    if let Some(variadic) = &signature.variadic {
        report.rule(
            variadic.span(),
            "HS0013",
            "a variadic function cannot be exported: Haskell's imports have a fixed number of arguments",
            "export a function for each number of arguments, or take a slice",
        );
    }
    for parameter in &signature.generics.params {
        if !matches!(parameter, syn::GenericParam::Lifetime(_)) {
            generic(parameter.span(), report);
        }
    }
    if let Some(asyncness) = &signature.asyncness {
        report.rule(
            asyncness.span(),
            "HS0015",
            "an `async` function cannot be exported: nothing on the Haskell side would poll its future",
            "export a function that runs the future to its end, such as with your executor's `block_on`",
        );
    }
    if let Some(abi) = &signature.abi {
        report.rule(
            abi.span(),
            "HS0016",
            "an `extern` function cannot be exported: hsffi writes the C function itself",
            "remove the `extern`; the function stays an ordinary Rust function",
        );
    }
    if let Safety::Unsafe(token) = &signature.safety {
        report.rule(
            token.span(),
            "HS0024",
            "an `unsafe fn` cannot be exported: Haskell could not keep its contract",
            "check the contract in a safe function and export that; `#[hsffi(unsafe, …)]` speaks of the import only",
        );
    }
}

fn generic(span: Span, report: &mut Report) {
    report.rule(
        span,
        "HS0014",
        "a generic function cannot be exported: a C function has one type",
        "export a function for each type that Haskell needs",
    );
}

fn refuse_impl_trait(ty: &Type, report: &mut Report) {
    if let Type::ImplTrait(ty) = ty {
        generic(ty.span(), report);
    }
}

fn parameter(
    position: usize,
    input: &FnArg,
    self_ty: Option<&Type>,
    report: &mut Report,
) -> Parameter {
    let word = format_ident!("hsffi_{position}");
    let (name, mut ty) = match input {
        FnArg::Receiver(receiver) => ("self".to_owned(), receiver_type(receiver, self_ty)),
        FnArg::Typed(input) => {
            refuse_impl_trait(&input.ty, report);
            (
                name(&input.pat, position),
                lifetime::erase(&input.ty, self_ty),
            )
        }
    };
    if let Some(span) = lifetime::static_reference(&mut ty) {
        report.rule(
            span,
            "HS0009",
            "Haskell lends memory for one call, and `&'static` would outlive it",
            "remove `'static`; copy what must be kept, for instance with `to_owned`",
        );
    }
    Parameter {
        name,
        word,
        slice: is_slice(&ty),
        ty,
    }
}

/// The type of `self`, at the place where `self` stands.
fn receiver_type(receiver: &syn::Receiver, self_ty: Option<&Type>) -> Type {
    let span = receiver.self_token.span();
    let self_ty = self_ty.map_or_else(|| quote!(Self), |ty| quote!(#ty));
    match &receiver.kind {
        ReceiverKind::Reference(_, _, None) => parse_quote_spanned!(span=> &#self_ty),
        ReceiverKind::Reference(_, _, Some(_)) => parse_quote_spanned!(span=> &mut #self_ty),
        ReceiverKind::Typed(_, ty) => {
            let self_ty: Type = parse_quote_spanned!(span=> #self_ty);
            lifetime::erase(ty, Some(&self_ty))
        }
        _ => parse_quote_spanned!(span=> #self_ty),
    }
}

fn name(pattern: &Pat, position: usize) -> String {
    match pattern {
        Pat::Ident(pattern) => pattern
            .ident
            .to_string()
            .trim_start_matches("r#")
            .to_owned(),
        _ => format!("argument{position}"),
    }
}

fn is_slice(ty: &Type) -> bool {
    let ty = match ty {
        Type::Paren(ty) => return is_slice(&ty.elem),
        Type::Group(ty) => return is_slice(&ty.elem),
        Type::Reference(ty) if ty.mutability.is_none() => &*ty.elem,
        _ => return false,
    };
    match ty {
        Type::Slice(_) => true,
        Type::Path(ty) => ty.qself.is_none() && ty.path.is_ident("str"),
        _ => false,
    }
}
