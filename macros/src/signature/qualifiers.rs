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
            "a variadic function cannot be exported: a Haskell import has a fixed number of arguments",
            "take a slice, or export one function for each number of arguments; import a variadic function of a C library by `capi`, once for each list of argument types",
        );
    }
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Const(_) => generic(parameter, None, report),
            GenericParam::Type(ty) => {
                let bounds = with_where_clause(ty, &signature.generics);
                let fix = bounds::counterpart(&bounds, Position::Parameter);
                let fix = fix.map(|fix| format!("instead of `{}`, {fix}", ty.ident));
                generic(parameter, fix, report);
            }
        }
    }
    if let Some(abi) = &signature.abi {
        report.rule(
            abi,
            "HS0016",
            "an `extern` function cannot be exported: hsffi generates the C function",
            "remove the `extern`",
        );
    }
    if let Safety::Unsafe(token) = &signature.safety {
        report.rule(
            token,
            "HS0024",
            "an `unsafe fn` cannot be exported: Haskell cannot check its safety contract",
            "export a safe function that checks the contract; `#[hsffi(unsafe, …)]` selects the kind of the import only",
        );
    }
}

/// The bounds of a type parameter, wherever they are written.
fn with_where_clause(
    parameter: &TypeParam,
    generics: &Generics,
) -> Punctuated<TypeParamBound, Token![+]> {
    let mut bounds = parameter.bounds.clone();
    let is_parameter =
        |ty: &Type| matches!(ty, Type::Path(ty) if ty.path.is_ident(&parameter.ident));
    let clauses = generics.where_clause.iter();
    for predicate in clauses.flat_map(|clause| &clause.predicates) {
        match predicate {
            WherePredicate::Type(predicate) if is_parameter(&predicate.bounded_ty) => {
                bounds.extend(predicate.bounds.iter().cloned());
            }
            _ => {}
        }
    }
    bounds
}

pub(super) fn generic(at: impl ToTokens, fix: Option<String>, report: &mut Report) {
    let fix = fix.unwrap_or_else(|| {
        "export one function for each type that Haskell needs; take a Haskell function as `Fun<'_, fn(A) -> B>`, and return an iterator as `Items<'_, T>`".to_owned()
    });
    report.rule(
        at,
        "HS0014",
        "a generic function cannot be exported: a C function has one type",
        &fix,
    );
}
