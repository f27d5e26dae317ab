//! What a trait must be so that its objects have all of it: Haskell calls methods through `dyn Trait`.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    FnArg, GenericParam, ItemTrait, ReturnType, Signature, TraitItem, Type, TypeImplTrait,
    TypeParamBound, TypePath, WherePredicate,
};

use crate::report::Report;
use crate::signature::{is_self_by_value, is_self_of_object};

/// What leaves a method to Rust.
const LEAVE: &str = "add `where Self: Sized` to leave the method to Rust";

/// Reports what the trait has beside methods, and that Haskell has no type for.
pub(super) fn check(item: &ItemTrait, report: &mut Report) {
    for parameter in &item.generics.params {
        let (what, fix) = if let GenericParam::Lifetime(_) = parameter {
            (
                "a trait with a lifetime cannot be exported: Haskell keeps its objects after the call",
                "let the objects own or share their data, for example by an `Arc`",
            )
        } else {
            (
                "a generic trait cannot be exported: a Haskell type has one destructor",
                "export a trait without parameters for the instance that Haskell needs",
            )
        };
        report.rule(parameter, "HS0014", what, fix);
    }
    for item in &item.items {
        match item {
            TraitItem::Const(item) => report.rule(
                &item.ident,
                "HS0076",
                "an exported trait cannot have a constant: Haskell holds objects of any type that implements the trait",
                "replace it by a method `fn(&self) -> T`; or move it to another trait",
            ),
            TraitItem::Type(item) if !is_of_sized(item.generics.where_clause.as_ref()) => report.rule(
                &item.ident,
                "HS0076",
                "an exported trait cannot have an associated type: Haskell has one type for the objects of all types that implement the trait",
                "write the type that Haskell needs; or move the methods that use it to another trait",
            ),
            TraitItem::Fn(method) if is_of_objects(&method.sig) => {
                is_dispatched(&method.sig, report);
            }
            _ => {}
        }
    }
}

/// Whether `Self: Sized` is asked for, so that objects of the trait have no such item.
fn is_of_sized(clause: Option<&syn::WhereClause>) -> bool {
    let is_self = |ty: &Type| matches!(ty, Type::Path(ty) if ty.path.is_ident("Self"));
    clause
        .iter()
        .flat_map(|clause| &clause.predicates)
        .any(|predicate| {
            matches!(predicate, WherePredicate::Type(predicate) if is_self(&predicate.bounded_ty)
            && predicate.bounds.iter().any(|bound| matches!(bound, TypeParamBound::Trait(bound)
                if bound.path.segments.last().is_some_and(|last| last.ident == "Sized"))))
        })
}

/// Whether objects of the trait have the method.
pub(crate) fn is_of_objects(signature: &Signature) -> bool {
    !is_of_sized(signature.generics.where_clause.as_ref())
}

/// Reports that an object of the trait cannot be asked to run the method.
fn refuse(name: &Ident, at: &dyn ToTokens, why: &str, fix: &str, report: &mut Report) -> bool {
    let what = format!("`{name}` cannot be called on an object of the trait: {why}");
    report.rule(at, "HS0076", &what, fix);
    false
}

/// Whether Haskell's handle of an object gives what the method takes as `self`; reports that it does not.
pub(super) fn has_receiver_of_object(signature: &Signature, report: &mut Report) -> bool {
    let name = &signature.ident;
    match signature.receiver() {
        Some(receiver) if is_self_by_value(receiver) => refuse(
            name,
            receiver,
            "the size of the object is not known",
            &format!("take `self: Box<Self>`, which closes the handle; or {LEAVE}"),
            report,
        ),
        Some(receiver) if !is_self_of_object(receiver) => refuse(
            name,
            receiver,
            "Haskell holds the object in a `Box`",
            &format!("take `&self`, `&mut self` or `self: Box<Self>`; or {LEAVE}"),
            report,
        ),
        _ => true,
    }
}

/// Whether the method is in the table of an object, as all methods of a trait with objects are; reports why not.
pub(super) fn is_dispatched(signature: &Signature, report: &mut Report) -> bool {
    match obstacle(signature) {
        None => true,
        Some(Obstacle { at, why, fix }) => refuse(&signature.ident, &at, why, &fix, report),
    }
}

/// Why a method is not in the table of an object.
pub(crate) struct Obstacle {
    pub(crate) at: TokenStream,
    pub(crate) why: &'static str,
    /// What to write in an exported trait.
    fix: String,
}

/// Why the method is not in the table of an object.
pub(crate) fn obstacle(signature: &Signature) -> Option<Obstacle> {
    let name = &signature.ident;
    let because = |at: &dyn ToTokens, why: &'static str, fix: String| {
        let at = at.to_token_stream();
        Some(Obstacle { at, why, fix })
    };
    if let Some(asyncness) = &signature.asyncness {
        return because(
            asyncness,
            "each type has a future of its own",
            format!(
                "write `fn {name}(…) -> hsffi::Async<T>`, and return `hsffi::Async::new(async move {{ … }})`"
            ),
        );
    }
    if signature.receiver().is_none() {
        return because(
            name,
            "it does not take `self`",
            format!(
                "take `&self`; or {LEAVE}, and export a function that makes a `Box` of an object"
            ),
        );
    }
    let mut parameters = signature.generics.params.iter();
    if let Some(parameter) = parameters.find(|it| !matches!(it, GenericParam::Lifetime(_))) {
        return because(
            parameter,
            "it is generic",
            format!("write the type that Haskell needs; or {LEAVE}"),
        );
    }
    let inputs = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.ty),
        FnArg::Receiver(_) => None,
    });
    let output = match &signature.output {
        ReturnType::Type(_, ty) => Some(&**ty),
        ReturnType::Default => None,
    };
    let mut unknown = OfOneType::default();
    for ty in inputs.chain(output) {
        unknown.visit_type(ty);
    }
    if let Some(ty) = unknown.self_ty {
        return because(
            &ty,
            "`Self` is the type that implements the trait, which Haskell does not know",
            format!(
                "take `&dyn Trait` and return `Box<dyn Trait>`, with the name of the trait; or {LEAVE}"
            ),
        );
    }
    let ty = unknown.impl_trait?;
    because(
        &ty,
        "`impl Trait` is a type of its own in each implementation",
        format!("write the name of a type; or {LEAVE}"),
    )
}

/// What in a type depends on who implements the trait.
#[derive(Default)]
struct OfOneType {
    self_ty: Option<TypePath>,
    impl_trait: Option<TypeImplTrait>,
}

impl<'ast> Visit<'ast> for OfOneType {
    fn visit_type_path(&mut self, ty: &'ast TypePath) {
        if ty.qself.is_none() && ty.path.segments[0].ident == "Self" {
            self.self_ty.get_or_insert_with(|| ty.clone());
        }
        visit::visit_type_path(self, ty);
    }

    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.impl_trait.get_or_insert_with(|| ty.clone());
    }
}
