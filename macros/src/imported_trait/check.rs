//! What syntax decides of a trait that Haskell implements.

use syn::{
    FnArg, ItemTrait, ReceiverKind, Safety, Signature, TraitItem, TraitItemFn, TypeParamBound,
};

use super::required;
use crate::conditions::is_condition;
use crate::dyn_trait::methods;
use crate::report::{Report, spelled};

pub(super) fn check(item: &ItemTrait, report: &mut Report) {
    let name = &item.ident;
    if let Some(parameter) = item.generics.params.first() {
        report.rule(
            parameter,
            "HS0014",
            &format!("the trait `{name}` is generic, and cannot be implemented in Haskell: the record of its functions has one type"),
            "write one trait for each type",
        );
    }
    if let Some(keyword) = &item.unsafety {
        report.rule(
            keyword,
            "HS0079",
            &format!("the trait `{name}` is `unsafe`, and cannot be implemented in Haskell: nobody there vouches for what it requires"),
            "remove `unsafe`",
        );
    }
    for bound in &item.supertraits {
        supertrait(item, bound, report);
    }
    for each in &item.items {
        let what = match each {
            TraitItem::Fn(_) => continue,
            TraitItem::Const(_) => "a constant",
            TraitItem::Type(_) => "a type",
            _ => "something other than methods",
        };
        report.rule(
            each,
            "HS0079",
            &format!("the trait `{name}` has {what}, and cannot be implemented in Haskell: the record has functions only"),
            "write a method in its place: `fn limit(&self) -> Result<u32, HsException>;`; or move it to another trait",
        );
    }
    if required(item).next().is_none() {
        report.rule(
            name,
            "HS0079",
            &format!("the trait `{name}` has no method without a body: there is nothing for Haskell to implement"),
            "write a method without a body: `fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>;`",
        );
    }
    for method in required(item) {
        check_method(item, method, report);
    }
    for each in &item.items {
        match each {
            TraitItem::Fn(method) if methods::is_of_objects(&method.sig) => {
                dispatched(item, method, report);
            }
            _ => {}
        }
    }
}

/// Reports that a value of Haskell's, which is a `dyn Trait`, does not have the method.
fn dispatched(item: &ItemTrait, method: &TraitItemFn, report: &mut Report) {
    let Some(methods::Obstacle { at, why, .. }) = methods::obstacle(&method.sig) else {
        return;
    };
    let (of, name) = (&item.ident, &method.sig.ident);
    let fix = if method.default.is_some() {
        "add `where Self: Sized`, so that a `dyn` value does not have the method"
    } else if is_reported(&method.sig) {
        return;
    } else {
        "write the name of a type that crosses; or give the method a body, which Haskell does not see, and `where Self: Sized`"
    };
    let what = format!(
        "the method `{name}` cannot be called on a `dyn {of}`, which a value of Haskell's is: {why}"
    );
    report.rule(at, "HS0079", &what, fix);
}

/// Whether a method without a body is rejected in any case.
fn is_reported(signature: &Signature) -> bool {
    let has_parameters = !signature.generics.params.is_empty();
    has_parameters || signature.asyncness.is_some() || signature.receiver().is_none()
}

fn supertrait(item: &ItemTrait, bound: &TypeParamBound, report: &mut Report) {
    let is_known = match bound {
        TypeParamBound::Trait(bound) => (bound.path.segments.last())
            .is_some_and(|last| ["Send", "Sync"].iter().any(|known| last.ident == known)),
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        _ => false,
    };
    if !is_known {
        let (name, of) = (&item.ident, spelled(bound));
        report.rule(
            bound,
            "HS0080",
            &format!("the trait `{name}` requires `{}`, which a value of Haskell's does not implement", of.trim()),
            &format!("remove it, and require it where it is used: `T: {name} + {}`; the supertraits may be `Send`, `Sync` and `'static`", of.trim()),
        );
    }
}

fn check_method(item: &ItemTrait, method: &TraitItemFn, report: &mut Report) {
    let (of, signature) = (&item.ident, &method.sig);
    let name = &signature.ident;
    if let Some(parameter) = signature.generics.params.first() {
        report.rule(
            parameter,
            "HS0014",
            &format!("the method `{name}` is generic, and cannot be implemented in Haskell: a field of a record has one type"),
            "write one method for each type, and elide lifetimes: `text: &str`; or give it a body, which Haskell does not see",
        );
    }
    if let Some(keyword) = &signature.asyncness {
        report.rule(
            keyword,
            "HS0082",
            &format!("the method `{name}` is `async`, and cannot be implemented in Haskell: the call returns when the Haskell function does"),
            "remove `async`, and call the method on a thread that may wait; functions in a block of imports may be `async`",
        );
    }
    let is_reference = matches!(
        signature.inputs.first(),
        Some(FnArg::Receiver(receiver)) if matches!(receiver.kind, ReceiverKind::Reference(..))
    );
    if !is_reference {
        report.rule(
            name,
            "HS0079",
            &format!("the method `{name}` of `{of}` does not take `&self`, and cannot be implemented in Haskell: Rust calls it on a value behind a reference"),
            "write `&self` or `&mut self` as the first parameter; or give the method a body, which Haskell does not see",
        );
    }
    if !matches!(signature.safety, Safety::Default) || signature.abi.is_some() {
        report.rule(
            name,
            "HS0079",
            &format!("the method `{name}` of `{of}` is `unsafe` or `extern`, and cannot be implemented in Haskell"),
            "remove these words",
        );
    }
    if let Some(attribute) = method.attrs.iter().find(|it| is_condition(it)) {
        report.rule(
            attribute,
            "HS0079",
            &format!("the method `{name}` of `{of}` has a `cfg`: the record would have another type elsewhere"),
            "write two traits, each with its own `cfg`; or give the method a body, which Haskell does not see",
        );
    }
}
