//! Whether an export that should stop looks at what tells it to.
//!
//! Types ask for an `Interrupt` or a `Cancel`; that it is used, only the function's text can tell. One that has another name
//! in the signature is not known here.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{FnArg, Pat, PatType, Signature, Type};

use crate::options::{Options, Safety};
use crate::report::Report;

/// Reports parameters of a stoppable export that its body does not mention.
pub fn check(options: &Options, signature: &Signature, body: &TokenStream, report: &mut Report) {
    let (name, number, fix) = match options.import() {
        Safety::Interruptible => (
            "Interrupt",
            "HS0041",
            "wait with `sleep`, `poll` or `retry` of the `Interrupt`; or write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method",
        ),
        Safety::Cancellable => (
            "Cancel",
            "HS0043",
            "call `check` of the `Cancel` regularly; or write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method",
        ),
        Safety::Safe | Safety::Unsafe => return,
    };
    for input in &signature.inputs {
        match input {
            FnArg::Typed(input) if is_named(&input.ty, name) && !is_used(input, body) => {
                let what = format!("the `{name}` is not used, so the call cannot be stopped");
                report.rule(&input.pat, number, &what, fix);
            }
            _ => {}
        }
    }
}

fn is_named(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Paren(ty) => is_named(&ty.elem, name),
        Type::Group(ty) => is_named(&ty.elem, name),
        Type::Path(ty) => (ty.path.segments.last()).is_some_and(|segment| segment.ident == name),
        _ => false,
    }
}

fn is_used(input: &PatType, body: &TokenStream) -> bool {
    match &*input.pat {
        Pat::Ident(pattern) => mentions(body, &pattern.ident),
        Pat::Wild(_) => false,
        // Whatever it is taken apart into.
        _ => true,
    }
}

fn mentions(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Ident(ident) => ident == *name,
        _ => false,
    })
}
