//! What rustc checks of an export's signature, each at the place where the user wrote the type.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;

use super::Export;
use crate::bound_check::{BoundCheck, ends};
use crate::lifetime;
use crate::options::Safety;
use crate::signature::{Consumed, Parameter};

impl Export<'_> {
    /// Whether the import satisfies what the types require.
    pub(super) fn checks(&self) -> TokenStream {
        let import = self.import();
        let owner = self.owner.map(|ty| require_owner(import, ty));
        // A result that may not be returned at all is not asked what it borrows from.
        let parent = self.checked.parent.map(|parent| {
            let parent = &self.checked.parameters[parent];
            let lender = returned_check().checked(&parameter_check(parent).checked(&parent.ty));
            let copied = self.copied();
            parent_check().require_that(
                import,
                &quote!(::hsffi::__private::rule::Lending<#lender, { #copied }>),
                &parent.at,
            )
        });
        let receiver = self
            .checked
            .parameters
            .iter()
            .find(|parameter| parameter.receiver);
        let receiver = self.owner.zip(receiver).map(|(owner, receiver)| {
            let owner = owner_check().checked(&lifetime::forever(owner));
            BoundCheck::named(format_ident!("HSFFI_RECEIVER")).require_that(
                import,
                &quote!(::hsffi::__private::rule::Used<#owner>),
                &receiver.at,
            )
        });
        let parameters = self
            .checked
            .parameters
            .iter()
            .filter(|parameter| parameter.nameable && !parameter.receiver)
            .map(|parameter| {
                parameter_check(parameter).require(import, &parameter.ty, "Param", &parameter.at)
            });
        let in_boxes = self.checked.parameters.iter();
        let in_boxes = in_boxes
            .filter(|parameter| parameter.consumed == Some(Consumed::Boxed))
            .map(|parameter| {
                let ty = parameter_check(parameter).checked(&parameter.ty);
                box_check(parameter).require_that(
                    import,
                    &quote!(::hsffi::__private::rule::ObjectInBox<#ty>),
                    &parameter.at,
                )
            });
        let aliases = self
            .checked
            .parameters
            .iter()
            .filter(|parameter| asks_for_alias(parameter))
            .map(|parameter| {
                let ty = checked(parameter, &parameter.ty);
                // That of an object is known where one is written.
                let free = if parameter.may_borrow() {
                    quote!(true)
                } else {
                    quote!(<#ty as ::hsffi::FromHaskell>::FREE)
                };
                written_check(parameter).require_that(
                    import,
                    &quote!(::hsffi::__private::rule::Alias<
                        #ty,
                        { #free },
                        { <#ty as ::hsffi::FromHaskell>::ALONE },
                    >),
                    &parameter.at,
                )
            });
        let kept = self.checked.parameters.iter();
        let kept = kept
            .filter(|parameter| self.waits() && parameter.nameable)
            .map(|parameter| {
                let ty = forever(parameter);
                let requirement = quote! {
                    ::hsffi::__private::rule::OwnedByFuture<#ty, { !<#ty as ::hsffi::FromHaskell>::LENT }>
                };
                kept_check(parameter).require_that(import, &requirement, &parameter.at)
            });
        let stop = self.stop_check();
        let returned = &self.checked.returned;
        let returned = returned
            .nameable
            .then(|| returned_check().require(import, &returned.ty, "Return", &returned.ty));
        let spelled = self.checked.returned.nameable.then(|| self.spelled_check());
        let pure = self.options.pure.is_some().then(|| self.pure_checks());
        quote!(#spelled #owner #receiver #(#parameters)* #(#in_boxes)* #(#aliases)* #(#kept)* #stop #parent #returned #pure)
    }

    /// Whether a result may borrow for as long as its parent, which the record does not tell: the objects of a trait are known for
    /// `'static` alone. rustc prints the name of the lifetime.
    pub(super) fn outlived_check(&self) -> Option<TokenStream> {
        self.checked.parent?;
        let import = format_ident!("{}", self.import());
        let returned = &self.checked.returned.ty;
        let kept = lifetime::lasting(returned, "'hs0077_the_object_of_a_trait_borrows");
        let kept = returned_check().checked(&kept);
        let (first, last) = ends(returned.to_token_stream());
        let open = quote_spanned!(first=> <);
        let close = quote_spanned!(last=> Satisfied);
        Some(quote! {
            #[allow(dead_code, clippy::type_complexity)]
            fn hsffi_outlived<'hs0077_the_object_of_a_trait_borrows>() {
                let _satisfied: #open ::hsffi::__private::import::#import as ::hsffi::__private::import::Satisfies<
                    <#kept as ::hsffi::__private::position::Return>::Requirement
                >>::#close;
            }
        })
    }

    /// Whether what the result borrows is copied before the call returns, as an expression.
    pub(super) fn copied(&self) -> TokenStream {
        if !self.checked.returned.nameable {
            return quote!(false);
        }
        let returned = returned_check().checked(&lifetime::forever(&self.checked.returned.ty));
        quote!(!<#returned as ::hsffi::__private::Outcome>::BORROWS)
    }

    /// Whether what a pure function takes and returns are values.
    pub(super) fn pure_checks(&self) -> TokenStream {
        let import = self.import();
        let parameters = self.checked.parameters.iter();
        let parameters = parameters
            .filter(|parameter| parameter.nameable)
            .map(|parameter| {
                let ty = parameter_check(parameter).checked(&parameter.ty);
                let name = format_ident!("{}_PURE", parameter.word.to_string().to_uppercase());
                BoundCheck::named(name).require_that(
                    import,
                    &quote!(::hsffi::__private::rule::TakenPurely<#ty>),
                    &parameter.at,
                )
            });
        let returned = &self.checked.returned;
        let returned = returned.nameable.then(|| {
            let ty = returned_check().checked(&returned.ty);
            BoundCheck::named(format_ident!("HSFFI_RETURNED_PURE")).require_that(
                import,
                &quote!(::hsffi::__private::rule::ReturnedPurely<#ty>),
                &returned.ty,
            )
        });
        quote!(#(#parameters)* #returned)
    }

    /// Whether each lifetime of the result is written: what the result borrows from, the macro reads there. In the parameter
    /// of a function pointer, one that is not written is one that the pointer binds.
    pub(super) fn spelled_check(&self) -> TokenStream {
        let at = &self.checked.returned.ty;
        let returned = lifetime::forever(at);
        spelled_check().require_that(
            self.import(),
            &quote!(::hsffi::__private::rule::Spelled<fn(#returned)>),
            at,
        )
    }

    /// Whether an export that should stop when it is told to is told.
    pub(super) fn stop_check(&self) -> Option<TokenStream> {
        let (safety, key) = self.options.safety.as_ref()?;
        let requirement = match safety {
            Safety::Safe | Safety::Unsafe => return None,
            Safety::Interruptible => quote!(StopsWaiting),
            Safety::Cancellable => quote!(StopsComputing),
        };
        let parameters = self.checked.parameters.iter();
        let types = parameters
            .filter(|parameter| parameter.nameable)
            .map(forever);
        let given = quote! {
            ::hsffi::__private::stop::is_given(&[#(<#types as ::hsffi::FromHaskell>::TYPE),*])
        };
        let requirement = quote!(::hsffi::__private::rule::#requirement<{ #given }>);
        Some(BoundCheck::named(format_ident!("HSFFI_STOP")).require_that(
            self.import(),
            &requirement,
            key,
        ))
    }
}

pub(super) fn owner_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_OWNER"))
}

/// Asks whether the type of an `impl` block is one behind a handle.
pub fn require_owner(import: &str, ty: &Type) -> TokenStream {
    let owner = lifetime::forever(ty);
    owner_check().require_that(import, &quote!(::hsffi::__private::rule::Owner<#owner>), ty)
}

/// That type, where the answer is yes; nothing without a block.
pub fn owner_definition(owner: Option<&Type>) -> TokenStream {
    owner.map_or_else(
        || quote!(::core::option::Option::None),
        |ty| {
            let ty = owner_check().checked(&lifetime::forever(ty));
            quote!(::core::option::Option::Some(<#ty as ::hsffi::__private::OneDestructorHS0002>::DEFINITION))
        },
    )
}

pub(super) fn parameter_check(parameter: &Parameter) -> BoundCheck {
    if parameter.receiver {
        owner_check()
    } else {
        BoundCheck::named(format_ident!(
            "{}",
            parameter.word.to_string().to_uppercase()
        ))
    }
}

pub(super) fn parent_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_PARENT"))
}

pub(super) fn spelled_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_SPELLED"))
}

pub(super) fn returned_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_RETURNED"))
}

/// The parameter's type, for any lifetimes.
pub(super) fn forever(parameter: &Parameter) -> Type {
    checked(parameter, &lifetime::forever(&parameter.ty))
}

/// A type of the parameter's, where all that is asked of it is answered.
fn checked(parameter: &Parameter, ty: &Type) -> Type {
    let ty = parameter_check(parameter).checked(ty);
    if parameter.consumed == Some(Consumed::Boxed) {
        box_check(parameter).checked(&ty)
    } else {
        ty
    }
}

/// Whether the call may take over what is in the `Box`.
fn box_check(parameter: &Parameter) -> BoundCheck {
    BoundCheck::named(format_ident!(
        "{}_IN_BOX",
        parameter.word.to_string().to_uppercase()
    ))
}

/// Whether the type of the parameter may be an alias that hides a borrow.
pub(super) fn asks_for_alias(parameter: &Parameter) -> bool {
    parameter.nameable && !parameter.is_but_a_reference() && parameter.abi.is_none()
}

/// Whether what the parameter borrows is written out.
pub(super) fn written_check(parameter: &Parameter) -> BoundCheck {
    BoundCheck::named(format_ident!(
        "{}_WRITTEN",
        parameter.word.to_string().to_uppercase()
    ))
}

/// Whether a future may own what the parameter takes.
pub(super) fn kept_check(parameter: &Parameter) -> BoundCheck {
    BoundCheck::named(format_ident!(
        "{}_KEPT",
        parameter.word.to_string().to_uppercase()
    ))
}
