//! What stands before and after the parameters.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    GenericParam, Generics, Safety, Signature, Token, Type, TypeParam, TypeParamBound,
    WherePredicate,
};

use crate::bounds::{self, Position};
use crate::report::Report;

pub(super) fn check_qualifiers(signature: &Signature, report: &mut Report) {
    if let Some(variadic) = &signature.variadic {
        report.rule(
            variadic,
            "HS0013",
            "a variadic function cannot be exported: Haskell's imports have a fixed number of arguments",
            "export a function for each number of arguments, or take a slice; a variadic function of a C library is imported by `capi`, with the types of one call",
        );
    }
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Const(_) => generic(parameter, None, report),
            GenericParam::Type(ty) => {
                let bounds = with_where_clause(ty, &signature.generics);
                let mend = bounds::counterpart(&bounds, Position::Parameter);
                let mend = mend.map(|mend| format!("in place of `{}`, {mend}", ty.ident));
                generic(parameter, mend, report);
            }
        }
    }
    if let Some(asyncness) = &signature.asyncness {
        report.rule(
            asyncness,
            "HS0015",
            "an `async` function cannot be exported: nothing on the Haskell side would poll its future",
            "export a function that runs the future to its end, such as with your executor's `block_on`",
        );
    }
    if let Some(abi) = &signature.abi {
        report.rule(
            abi,
            "HS0016",
            "an `extern` function cannot be exported: hsffi writes the C function itself",
            "remove the `extern`; the function stays an ordinary Rust function",
        );
    }
    if let Safety::Unsafe(token) = &signature.safety {
        report.rule(
            token,
            "HS0024",
            "an `unsafe fn` cannot be exported: Haskell could not keep its contract",
            "check the contract in a safe function and export that; `#[hsffi(unsafe, …)]` speaks of the import only",
        );
    }
}

/// The bounds of a type parameter, wherever they are written.
fn with_where_clause(
    parameter: &TypeParam,
    generics: &Generics,
) -> Punctuated<TypeParamBound, Token![+]> {
    let mut bounds = parameter.bounds.clone();
    let clauses = generics.where_clause.iter();
    for predicate in clauses.flat_map(|clause| &clause.predicates) {
        if let WherePredicate::Type(predicate) = predicate
            && let Type::Path(ty) = &predicate.bounded_ty
            && ty.path.is_ident(&parameter.ident)
        {
            bounds.extend(predicate.bounds.iter().cloned());
        }
    }
    bounds
}

pub(super) fn generic(at: impl ToTokens, mend: Option<String>, report: &mut Report) {
    let mend = mend.unwrap_or_else(|| {
        "export a function for each type that Haskell needs; take a Haskell function as `Fun<'_, fn(A) -> B>`, and return an iterator as `Items<'_, T>`".to_owned()
    });
    report.rule(
        at,
        "HS0014",
        "a generic function cannot be exported: a C function has one type",
        &mend,
    );
}
