//! A parameter, and `self`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{
    FnArg, GenericArgument, Generics, Lifetime, PatType, PathArguments, Receiver, ReceiverKind,
    Token, Type, parse_quote_spanned,
};

use super::abi::spelled_abi;
use super::unnameable::OfSignature;
use super::{Consumed, Parameter, name, unwrapped};
use crate::bounds::Position;
use crate::conditions;
use crate::lifetime::{self, Statics};
use crate::options::{self, Options, Place};
use crate::report::Report;

/// A parameter that is there on some platforms only would be another C function there.
pub(super) fn refuse_conditions(input: &PatType, report: &mut Report) {
    if let Some(attribute) = input
        .attrs
        .iter()
        .find(|attribute| conditions::is_condition(attribute))
    {
        report.push(syn::Error::new(
            attribute.span(),
            "a parameter of an exported function cannot have a `cfg`: write two functions, each with its own `cfg`",
        ));
    }
}

pub(super) fn parameter(
    position: usize,
    input: &FnArg,
    generics: &Generics,
    self_ty: Option<&Type>,
    import: options::Safety,
    report: &mut Report,
) -> Parameter {
    let word = Ident::new(&format!("hsffi_{position}"), Span::mixed_site());
    match input {
        FnArg::Receiver(receiver) => {
            let ty = receiver_type(receiver, self_ty, report);
            Parameter {
                name: "self".to_owned(),
                word,
                at: receiver.to_token_stream(),
                via: None,
                abi: None,
                receiver: reference_to_self(receiver)
                    .is_some_and(|reference| reference.mutability.is_none()),
                nameable: true,
                optional_dyn: None,
                consumed: consumed_self(receiver),
                ty,
            }
        }
        FnArg::Typed(input) => {
            refuse_conditions(input, report);
            let options = Options::read(Place::Parameter, TokenStream::new(), &input.attrs, report);
            let crossing = options.via.as_ref().unwrap_or(&input.ty);
            let of_signature = OfSignature::find(crossing, generics);
            of_signature.report(Position::Parameter, report);
            lives_forever(&Statics::find(crossing), report);
            let ty = lifetime::erase(crossing, self_ty);
            Parameter {
                name: name(&input.pat, position),
                word,
                at: crossing.to_token_stream(),
                via: (options.via.as_ref()).map(|_| lifetime::erase(&input.ty, self_ty)),
                abi: spelled_abi(&ty, import),
                receiver: false,
                nameable: of_signature.is_empty(),
                optional_dyn: optional_dyn(&ty),
                consumed: taken_over(&ty),
                ty,
            }
        }
    }
}

pub(super) fn lives_forever(statics: &Statics, report: &mut Report) {
    for lifetime in &statics.references {
        report.rule(
            lifetime,
            "HS0009",
            "a parameter cannot be `&'static`: Haskell lends memory for one call",
            "remove `'static`; copy data that must outlive the call, for example by `to_owned()`",
        );
    }
    for (lifetime, function) in &statics.arguments {
        let fix = match function {
            Some(function) => format!(
                "write `OwnedByHaskell<Fun<'_, {function}>>`, which Rust may store, or `Fun<'_, {function}>`, which is valid during the call"
            ),
            None => "write `'_`, and use the parameter during the call".to_owned(),
        };
        report.rule(
            lifetime,
            "HS0017",
            "a parameter cannot be `'static`: it is valid during the call only",
            &fix,
        );
    }
}

/// The type of `self`, at the place where `self` stands.
pub(super) fn receiver_type(
    receiver: &Receiver,
    self_ty: Option<&Type>,
    report: &mut Report,
) -> Type {
    let span = receiver.self_token.span();
    let self_ty = self_ty.map_or_else(
        || quote_spanned!(span=> Self),
        |ty| lifetime::respanned(ty, span),
    );
    if let Some(Reference {
        lifetime,
        mutability,
    }) = reference_to_self(receiver)
    {
        if let Some(lifetime) = lifetime.filter(|lifetime| lifetime::is_static(lifetime)) {
            let statics = Statics {
                references: vec![lifetime.clone()],
                ..Statics::default()
            };
            lives_forever(&statics, report);
        }
        return parse_quote_spanned!(span=> & #mutability #self_ty);
    }
    if consumed_self(receiver).is_some() {
        return parse_quote_spanned!(span=> ::hsffi::OwnedByRust<#self_ty>);
    }
    match &receiver.kind {
        ReceiverKind::Typed(_, ty) => {
            lives_forever(&Statics::find(ty), report);
            let self_ty: Type = parse_quote_spanned!(span=> #self_ty);
            lifetime::erase(ty, Some(&self_ty))
        }
        _ => parse_quote_spanned!(span=> #self_ty),
    }
}

/// A `self` that is a reference to the type of the `impl` block.
pub(super) struct Reference<'a> {
    pub(super) lifetime: Option<&'a Lifetime>,
    pub(super) mutability: Option<&'a Token![mut]>,
}

/// `&self` and `&mut self`, also as `self: &Self` and `self: &mut Self`.
pub(super) fn reference_to_self(receiver: &Receiver) -> Option<Reference<'_>> {
    match &receiver.kind {
        ReceiverKind::Reference(_, lifetime, mutability) => Some(Reference {
            lifetime: lifetime.as_ref(),
            mutability: mutability.as_ref(),
        }),
        ReceiverKind::Typed(_, ty) => match unwrapped(ty) {
            Type::Reference(reference) if matches!(unwrapped(&reference.elem), Type::Path(ty) if ty.path.is_ident("Self")) => {
                Some(Reference {
                    lifetime: reference.lifetime.as_ref(),
                    mutability: reference.mutability.as_ref(),
                })
            }
            _ => None,
        },
        _ => None,
    }
}

/// How the object itself is taken over, if it is.
pub(super) fn consumed_self(receiver: &Receiver) -> Option<Consumed> {
    if is_self_by_value(receiver) {
        Some(Consumed::Receiver)
    } else {
        is_self_in_box(receiver).then_some(Consumed::BoxedReceiver)
    }
}

/// Whether `self` is lent by an object that is in a `Box`, or that `Box`.
pub fn is_self_of_object(receiver: &Receiver) -> bool {
    reference_to_self(receiver).is_some() || is_self_in_box(receiver)
}

/// `self: Box<Self>`.
fn is_self_in_box(receiver: &Receiver) -> bool {
    let ReceiverKind::Typed(_, ty) = &receiver.kind else {
        return false;
    };
    argument_of(ty, "Box")
        .is_some_and(|ty| matches!(unwrapped(ty), Type::Path(ty) if ty.path.is_ident("Self")))
}

/// `self`, also as `self: Self`.
pub fn is_self_by_value(receiver: &Receiver) -> bool {
    match &receiver.kind {
        ReceiverKind::Value => true,
        ReceiverKind::Typed(_, ty) => {
            matches!(unwrapped(ty), Type::Path(ty) if ty.path.is_ident("Self"))
        }
        _ => false,
    }
}

/// How the type is spelled as an object that the call takes over, or as one that there may be. That it is one, and that there is
/// none where it is not spelled so, rustc proves.
fn taken_over(ty: &Type) -> Option<Consumed> {
    if argument_of(ty, "OwnedByRust").is_some() {
        return Some(Consumed::Owned);
    }
    if let Some(boxed) = argument_of(ty, "Box") {
        return matches!(unwrapped(boxed), Type::TraitObject(_)).then_some(Consumed::Boxed);
    }
    argument_of(ty, "Option").and_then(taken_over)
}

/// `&mut dyn Trait`, of an `Option` of it.
fn optional_dyn(ty: &Type) -> Option<Type> {
    let ty = argument_of(ty, "Option")?;
    match unwrapped(ty) {
        Type::Reference(reference) if reference.mutability.is_some() => {
            matches!(unwrapped(&reference.elem), Type::TraitObject(_)).then(|| ty.clone())
        }
        _ => None,
    }
}

/// `T`, of a type that is spelled `name<T>`.
fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(ty) = unwrapped(ty) else {
        return None;
    };
    let last = ty.path.segments.last().filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
