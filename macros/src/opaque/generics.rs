//! Parameters that a type must not have.

use quote::ToTokens;
use syn::{GenericParam, Generics};

use crate::report::Report;

/// A type that crosses by value is one type, which borrows nothing.
pub fn refuse_generics(generics: &Generics, report: &mut Report) {
    for lifetime in generics.lifetimes() {
        refuse_borrowing(lifetime, report);
    }
    refuse_parameters(generics, report);
}

/// A type that crosses is one type.
pub(super) fn refuse_parameters(generics: &Generics, report: &mut Report) {
    for parameter in &generics.params {
        if !matches!(parameter, GenericParam::Lifetime(_)) {
            report.rule(
                parameter,
                "HS0014",
                "a generic type cannot be exported: a Haskell type has one destructor",
                "wrap the instance that Haskell needs, for example `struct Numbers(Tree<u64>)`",
            );
        }
    }
}

/// What is bound to a thread borrows from no object.
pub(super) fn refuse_a_parent(generics: &Generics, report: &mut Report) {
    for lifetime in generics.lifetimes() {
        report.rule(
            lifetime,
            "HS0049",
            "a bound object has no parent: it is dropped when its thread ends",
            "own or share the data, for example by an `Arc` or an `Rc`",
        );
    }
}

/// What Haskell owns borrows nothing.
pub fn refuse_borrowing(lifetime: impl ToTokens, report: &mut Report) {
    report.rule(
        lifetime,
        "HS0014",
        "this type cannot borrow: Haskell keeps its values after the call",
        "use owned data: `String` for `&str`, `Vec<T>` for `&[T]`, `Arc<T>` for `&T`",
    );
}
