//! The signature of an exported function: what syntax alone decides about it.

mod abi;
mod parameter;
mod qualifiers;
mod unnameable;

use hsffi_metadata::ArgAbi;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{FnArg, Pat, ReturnType, Signature, Type, parse_quote, parse_quote_spanned};

use crate::bound_check::ends;
use crate::bounds::Position;
use crate::lifetime;
use crate::options::Options;
use crate::report::Report;
use parameter::{consumed_self, parameter, reference_to_self};
pub use parameter::{is_self_by_value, is_self_of_object};
use qualifiers::check_qualifiers;
use unnameable::OfSignature;

/// A parameter as the shim receives it.
pub struct Parameter {
    /// What the user calls it.
    pub name: String,
    /// What the shim calls it: a local variable that nothing of the user's can mean.
    pub word: Ident,
    /// Its type, without lifetimes.
    pub ty: Type,
    /// Where the user wrote the type.
    pub at: TokenStream,
    /// The type that the function takes, when it crosses as another.
    pub via: Option<Type>,
    /// How it is passed, where its spelling tells; the others are passed as their type's `FromHaskell::ABI` tells.
    pub abi: Option<ArgAbi>,
    /// Whether this is `&self`, which is as fit to cross as the type of the `impl` block.
    pub receiver: bool,
    /// Whether the type means something outside of the signature.
    pub nameable: bool,
    /// The type of a trait's object that may be there to be changed, `&mut dyn Trait` in an `Option`, where no coercion shortens its
    /// lifetime.
    pub optional_dyn: Option<Type>,
    /// How it is spelled as an object that the call takes over, if it is.
    pub consumed: Option<Consumed>,
}

/// An object that the call takes over, which the shim receives as an `OwnedByRust`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Consumed {
    /// `self`.
    Receiver,
    /// `self: Box<Self>`.
    BoxedReceiver,
    /// `OwnedByRust<T>`, or an `Option` of it.
    Owned,
    /// `Box<dyn Trait>`, or an `Option` of it.
    Boxed,
}

impl Parameter {
    /// Whether a reference is written in the type.
    pub fn is_reference(&self) -> bool {
        lifetime::refers(&self.ty)
    }

    /// Whether an object's lifetimes may be in the type.
    pub fn may_borrow(&self) -> bool {
        self.is_reference() || self.consumed.is_some()
    }

    /// Whether the type is a reference. A type that one is written in may be anything: the reference may be an argument of
    /// an alias or of a trait.
    pub fn is_but_a_reference(&self) -> bool {
        is_reference(&self.ty)
    }
}

/// A signature as a shim sees it.
pub struct Checked {
    pub parameters: Vec<Parameter>,
    pub returned: Returned,
    pub method: bool,
    /// The position of the parameter that the result borrows from.
    pub parent: Option<usize>,
}

impl Checked {
    /// Whether every type means something outside of the signature, as the shim needs it to.
    pub fn is_nameable(&self) -> bool {
        self.returned.nameable && self.parameters.iter().all(|parameter| parameter.nameable)
    }
}

/// The type that comes back.
pub struct Returned {
    /// The type, without lifetimes.
    pub ty: Type,
    /// Whether it means something outside of the signature.
    pub nameable: bool,
}

/// Reads the signature, and reports what in it cannot be exported. `self_ty` is that of the `impl` block.
pub fn check(
    signature: &Signature,
    self_ty: Option<&Type>,
    options: &Options,
    report: &mut Report,
) -> Checked {
    let import = options.import();
    check_qualifiers(signature, report);
    // What a future returns borrows nothing.
    let waits = signature.asyncness.is_some();
    let parent = (!waits)
        .then(|| parent(signature, self_ty, report))
        .flatten();
    let self_ty = self_ty.map(|ty| lifetime::erase(ty, None));
    let self_ty = self_ty.as_ref();
    let generics = &signature.generics;
    let parameters: Vec<_> = signature
        .inputs
        .iter()
        .enumerate()
        .map(|(position, input)| parameter(position, input, generics, self_ty, import, report))
        .collect();
    let mut returned = match &signature.output {
        ReturnType::Default => Returned {
            ty: parse_quote_spanned!(signature.ident.span()=> ()),
            nameable: true,
        },
        ReturnType::Type(_, ty) => {
            let ty = options.via.as_ref().unwrap_or(ty);
            let of_signature = OfSignature::find(ty, generics);
            of_signature.report(Position::Result, report);
            let never = matches!(ty, Type::Never(_));
            if never {
                report.rule(
                    ty,
                    "HS0019",
                    "`!` cannot be returned to Haskell: Haskell has no such type",
                    "return `()`; Haskell receives a panic as the exception `RustPanic`",
                );
            }
            Returned {
                ty: lifetime::erase(ty, self_ty),
                nameable: of_signature.is_empty() && !never,
            }
        }
    };
    if waits {
        returned.ty = future_of(&returned.ty);
    }
    Checked {
        parameters,
        returned,
        method: signature.receiver().is_some(),
        parent,
    }
}

/// The type of a future that returns the type, at its place.
fn future_of(ty: &Type) -> Type {
    let (first, last) = ends(ty.to_token_stream());
    let open = quote_spanned!(first=> ::hsffi::Async<);
    let close = quote_spanned!(last=> >);
    parse_quote!(#open #ty #close)
}

/// The parameter that the result borrows from, as its lifetimes tell. That it does not borrow from others, rustc proves.
fn parent(signature: &Signature, self_ty: Option<&Type>, report: &mut Report) -> Option<usize> {
    let ReturnType::Type(_, returned) = &signature.output else {
        return None;
    };
    let lifetime = lifetime::borrowed(returned)?;
    let lends = |input: &FnArg| match input {
        FnArg::Receiver(receiver) if consumed_self(receiver).is_some() => {
            self_ty.is_some_and(|ty| lifetime::mentions(ty, &lifetime))
        }
        FnArg::Receiver(receiver) => reference_to_self(receiver).is_some_and(|reference| {
            lifetime.ident == "_"
                || reference.lifetime == Some(&lifetime)
                || self_ty.is_some_and(|ty| lifetime::mentions(ty, &lifetime))
        }),
        FnArg::Typed(_) if lifetime.ident == "_" && signature.receiver().is_some() => false,
        FnArg::Typed(input) if lifetime.ident == "_" => lifetime::borrows(&input.ty),
        FnArg::Typed(input) => lifetime::mentions(&input.ty, &lifetime),
    };
    let mut lenders = signature
        .inputs
        .iter()
        .enumerate()
        .filter(|(_, input)| lends(input));
    let (parent, _) = lenders.next()?;
    if lenders.next().is_some() {
        report.rule(
            &lifetime,
            "HS0033",
            "the result borrows from several parameters, but a child has one parent",
            "borrow from one parameter, and own or share the data of the others, for example by an `Arc`",
        );
    }
    Some(parent)
}

/// A type without the parentheses around it, and without what macros put there.
fn unwrapped(ty: &Type) -> &Type {
    match ty {
        Type::Paren(ty) => unwrapped(&ty.elem),
        Type::Group(ty) => unwrapped(&ty.elem),
        ty => ty,
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

fn is_reference(ty: &Type) -> bool {
    matches!(unwrapped(ty), Type::Reference(_))
}
