//! Types that mean nothing outside of a signature.

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{GenericParam, Generics, Type, TypeImplTrait, TypeInfer};

use super::qualifiers::generic;
use crate::bounds::{self, Position};
use crate::report::Report;

/// What in a type means nothing outside of its signature.
pub(super) struct OfSignature<'a> {
    generics: &'a Generics,
    /// Each `impl Trait`, which makes the function generic.
    impl_traits: Vec<TypeImplTrait>,
    /// Whether a parameter of the function's is named, or `_`.
    named: bool,
}

impl<'a> OfSignature<'a> {
    pub(super) fn find(ty: &Type, generics: &'a Generics) -> Self {
        let mut found = OfSignature {
            generics,
            impl_traits: Vec::new(),
            named: false,
        };
        found.visit_type(ty);
        found
    }

    pub(super) fn report(&self, position: Position, report: &mut Report) {
        for ty in &self.impl_traits {
            let fix = bounds::counterpart(&ty.bounds, position);
            match position {
                Position::Parameter => generic(ty, fix, report),
                Position::Result => report.rule(
                    ty,
                    "HS0014",
                    "`impl Trait` cannot be returned: a Haskell type requires a Rust type with a name",
                    &fix.unwrap_or_else(|| "write the name of the type, or return an `OwnedByRust` of a type that owns the value".to_owned()),
                ),
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.impl_traits.is_empty() && !self.named
    }
}

impl<'ast> Visit<'ast> for OfSignature<'_> {
    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.impl_traits.push(ty.clone());
        visit::visit_type_impl_trait(self, ty);
    }

    fn visit_type_infer(&mut self, _: &'ast TypeInfer) {
        self.named = true;
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.named |= self
            .generics
            .params
            .iter()
            .any(|parameter| match parameter {
                GenericParam::Type(parameter) => parameter.ident == *ident,
                GenericParam::Const(parameter) => parameter.ident == *ident,
                GenericParam::Lifetime(_) => false,
            });
    }
}
