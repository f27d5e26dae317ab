//! The C function of one export, and the record that tells Haskell of it.
//!
//! ```ignore
//! unsafe extern "C" fn shim(hsffi_0: <u32 as FromHaskell>::Word, slot: NoSlot) -> u64 {
//!     fn body<'kept>(call: &Call, hsffi_0: u32, slot: NoSlot) -> Result<u64, ArgumentError> {
//!         let returned: u32 = user_function(
//!             call::argument("n", unsafe { <u32 as FromHaskell>::from_word::<'_, '_>(hsffi_0, call) })?,
//!         );
//!         Ok(unsafe { Outcome::finish(returned, slot) })
//!     }
//!     unsafe { call::run::<import::Safe, u32>(slot, |call| watched::<import::Safe, _>(&EXPORT, || body(call, hsffi_0, slot))) }
//! }
//! ```
//!
//! A slice is two such words, and text within an array three.
//!
//! A result that borrows from an object (its parameter is the *parent*) has the lifetime `'child` in `body`, and is handed
//! over as the parent's child.
//!
//! What rustc must know of the types is asked first, each as a [`BoundCheck`] at the place where the user wrote the type.

mod checks;
mod passing;
mod record;

pub use checks::{owner_definition, require_owner};

use hsffi_metadata::{ArgAbi, Class};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Lifetime, ReturnType, Signature, Type, TypeParamBound};

use crate::options::{Options, Safety};
use crate::signature::{Checked, Consumed, Parameter};
use crate::{lifetime, mangle, metadata};
use checks::{
    asks_for_alias, forever, kept_check, parent_check, returned_check, spelled_check, written_check,
};
use passing::{declared, kept_by, len, passed, start, value};

/// Everything that a shim is made from.
pub struct Export<'a> {
    pub attributes: &'a [Attribute],
    pub options: &'a Options,
    pub signature: &'a Signature,
    pub checked: &'a Checked,
    /// The type of the `impl` block.
    pub owner: Option<&'a Type>,
    /// The trait of which it is a method, on the type of its objects.
    pub of_trait: Option<&'a Ident>,
    /// The class of which it is a method. The function is beside the shim then, and not in an `impl` block.
    pub class: Option<Class>,
}

impl Export<'_> {
    /// The shim and its record, in a scope of their own; the checks alone when the function cannot have a shim, so that
    /// all that is wrong with it is told at once.
    pub fn expand(&self, sound: bool) -> TokenStream {
        let checks = self.checks();
        if !(sound && self.checked.is_nameable()) {
            return metadata::scope(self.attributes, &checks);
        }
        let symbol = self.symbol();
        let record = metadata::emit_in(
            self.options.module.as_ref(),
            &format!("{symbol}_abi"),
            self.signature.ident.span(),
            &self.record(&symbol),
        );
        let shim = self.shim(&symbol);
        metadata::scope(self.attributes, &quote!(#checks #shim #record))
    }

    fn symbol(&self) -> String {
        let owner = self.owner.map(type_name).unwrap_or_default();
        let name = self.options.name();
        let signature = self.signature;
        let (owner_ty, import) = (self.owner, format_ident!("{}", self.import()));
        let hashed = quote!(#owner_ty #signature #import #name);
        mangle::hashed(&[&owner, &signature.ident.to_string()], &hashed)
    }

    /// Whether it is an `async fn`.
    fn waits(&self) -> bool {
        self.signature.asyncness.is_some()
    }

    fn import(&self) -> &'static str {
        match self.options.import() {
            Safety::Safe => "Safe",
            Safety::Unsafe => "Unsafe",
            Safety::Interruptible => "Interruptible",
            Safety::Cancellable => "Cancellable",
        }
    }

    fn shim(&self, symbol: &str) -> TokenStream {
        let words = self.checked.parameters.iter().map(declared);
        let words = quote!(#(#words,)*);
        let passed = self.checked.parameters.iter().map(passed);
        let call = Ident::new("hs0017_until_the_call_returns", Span::mixed_site());
        let slot = Ident::new("hsffi_slot", Span::mixed_site());
        // Not the name of the user's function, which is called here.
        let shim = format_ident!(
            "hsffi_{}",
            self.signature.ident.unraw(),
            span = Span::call_site()
        );
        let body = format_ident!("{shim}_body");
        let import = format_ident!("{}", self.import());
        let with_checks = self.with_checks();
        let kept = (0..self.checked.parameters.len()).map(kept_by);
        let child = self.checked.parent.map(|parent| {
            let kept = kept_by(parent);
            quote!('child, #kept: 'child,)
        });
        let others = kept
            .enumerate()
            .filter(|(position, _)| Some(*position) != self.checked.parent);
        let others = others.map(|(_, kept)| kept);
        let (borrowed, called) = self.call(&call);
        let announced = self.announced();
        let finished = self.finish(&called, &slot);
        // What is returned outlives the call, so its lifetimes are as long as they can be.
        let returned = lifetime::forever(&self.checked.returned.ty);
        let returned = spelled_check().checked(&returned_check().checked(&returned));
        let variables = self.variables(&[&shim, &body]);
        let outlived = self.outlived_check();
        quote! {
            #variables
            #outlived

            type HsffiReturned = <fn(#returned) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;

            #with_checks

            // SAFETY, as far as the macro knows: the generated Haskell passes what the record tells, and a slot of the
            // size that it tells.
            #[unsafe(export_name = #symbol)]
            unsafe extern "C" fn #shim(
                #words
                #slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
            ) -> <HsffiReturned as ::hsffi::__private::Outcome>::Register {
                // Of the lifetimes of what objects borrow, nothing is known here: what one keeps is not put into another,
                // nor is what the call lends. Not `unsafe`: another attribute may have made the user's function so.
                #[inline(always)]
                #[allow(clippy::extra_unused_lifetimes, clippy::inline_always, clippy::too_many_arguments)]
                fn #body<#child #(#others),*>(
                    #call: &::hsffi::__private::Call,
                    #words
                    #slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
                ) -> ::core::result::Result<
                    <HsffiReturned as ::hsffi::__private::Outcome>::Register,
                    ::hsffi::__private::call::ArgumentError,
                > {
                    #announced
                    #borrowed
                    #finished
                }
                unsafe {
                    ::hsffi::__private::call::run::<::hsffi::__private::import::#import, HsffiReturned>(
                        #slot,
                        |#call| ::hsffi::__private::debug_checks::with_checks::<::hsffi::__private::import::#import, _>(
                            &HSFFI_EXPORT,
                            || #body(#call, #(#passed,)* #slot),
                        ),
                    )
                }
            }
        }
    }

    /// The names of all variables of the shim, but for those that are names of functions here.
    fn variables(&self, functions: &[&Ident]) -> TokenStream {
        let mut names: Vec<_> = [
            "hs0017_until_the_call_returns",
            "hsffi_slot",
            "hsffi_returned",
        ]
        .map(|name| Ident::new(name, Span::mixed_site()))
        .into();
        for (position, parameter) in self.checked.parameters.iter().enumerate() {
            let word = &parameter.word;
            names.extend([word.clone(), value(position), start(word), len(word)]);
        }
        names.retain(|name| *name != self.signature.ident && !functions.contains(&name));
        metadata::variables(&names)
    }

    /// The export by name and place, for what is told of it.
    fn with_checks(&self) -> TokenStream {
        let owner = self
            .owner
            .map(|ty| type_name(ty) + "::")
            .unwrap_or_default();
        let function = &self.signature.ident;
        let name = format!("{owner}{}", function.unraw());
        let new =
            quote_spanned!(function.span()=> ::hsffi::__private::debug_checks::Subject::new(#name));
        quote!(static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = #new;)
    }

    /// Tells a call that can be stopped whom it works for, before it waits for anything.
    fn announced(&self) -> TokenStream {
        if let Safety::Safe | Safety::Unsafe = self.options.import() {
            return TokenStream::new();
        }
        let parameters = self.checked.parameters.iter();
        let announced = parameters
            .filter(|parameter| parameter.abi.is_none())
            .map(|parameter| {
                let (ty, word) = (forever(parameter), &parameter.word);
                quote!(unsafe { <#ty as ::hsffi::FromHaskell>::announce(#word) };)
            });
        quote!(#(#announced)*)
    }

    /// What reads the arguments that are borrowed, and the call of the user's function, at the place of its signature, which
    /// is what a parameter that outlives the call is wrong with.
    fn call(&self, call: &Ident) -> (TokenStream, TokenStream) {
        let function = &self.signature.ident;
        let owner = self.owner.filter(|_| self.class.is_none());
        let function = match owner {
            Some(owner) => {
                let owner = lifetime::lasting(owner, "'_");
                let of_trait = self.of_trait.map(|name| quote!(as #name));
                quote_spanned!(function.span()=> <#owner #of_trait>::#function)
            }
            None => quote!(#function),
        };
        let parameters = self.checked.parameters.iter().enumerate();
        let read = |position: usize, parameter: &Parameter| {
            let Parameter {
                name, word, abi, ..
            } = parameter;
            let ty = forever(parameter);
            let ty = if asks_for_alias(parameter) {
                written_check(parameter).checked(&ty)
            } else {
                ty
            };
            // Elsewhere there is nothing that it could matter to.
            let is_parent = self.checked.parent == Some(position);
            let kept = if is_parent && parameter.consumed.is_some() {
                // The result may be the object itself, which is invariant.
                Lifetime::new("'child", Span::call_site())
            } else if parameter.may_borrow() {
                kept_by(position)
            } else {
                Lifetime::new("'_", Span::call_site())
            };
            let read = if let Some(abi) = abi {
                let len = len(word);
                let begin = if *abi == ArgAbi::ArraySlice {
                    let start = start(word);
                    quote!(#word.add(#start))
                } else {
                    quote!(#word)
                };
                let (ty, call) = if is_parent {
                    // Memory of the call, of which the result is copied before it returns.
                    let ty = parent_check().checked(&ty);
                    let extended = quote!(::hsffi::__private::object::extend_call(#call));
                    (ty, extended)
                } else {
                    (ty, quote!(#call))
                };
                quote!(<#ty as ::hsffi::__private::FromSlice>::from_parts(#begin, #len, #call))
            } else if is_parent {
                let ty = parent_check().checked(&ty);
                let copied = self.copied();
                quote!(<#ty as ::hsffi::__private::object::LendTo<{ #copied }>>::lend_on::<'_, 'child, #kept>(#word, #call))
            } else {
                quote!(<#ty as ::hsffi::FromHaskell>::from_word::<'_, #kept>(#word, #call))
            };
            quote!(::hsffi::__private::call::argument(#name, unsafe { #read })?)
        };
        // What is borrowed comes first: a call that has to wait for an object starts again, and has taken nothing over. Objects are
        // taken over last: a call that is refused leaves them open.
        let consumes = self
            .checked
            .parameters
            .iter()
            .any(|parameter| parameter.consumed.is_some());
        let (mut borrowed, mut reserved, mut taken) =
            (TokenStream::new(), TokenStream::new(), TokenStream::new());
        let mut arguments = Vec::new();
        for (position, parameter) in parameters {
            let mut argument = read(position, parameter);
            let value = value(position);
            if let Some(consumed) = parameter.consumed {
                reserved.extend(reserve(parameter, call));
                argument = quote!(::hsffi::__private::object::arrive(#argument));
                argument = match consumed {
                    Consumed::Receiver => quote!(::hsffi::OwnedByRust::into_inner(#argument)),
                    Consumed::BoxedReceiver | Consumed::Boxed => {
                        quote!(::hsffi::__private::object::InABox::into_box(#argument))
                    }
                    Consumed::Owned => argument,
                };
            } else if parameter.is_reference() {
                borrowed.extend(quote!(let #value = #argument;));
                argument = match &parameter.optional_dyn {
                    Some(ty) => {
                        quote!(::core::option::Option::map(#value, |#value| #value as #ty))
                    }
                    None => quote!(#value),
                };
            } else if consumes {
                taken.extend(quote!(let #value = #argument;));
                argument = quote!(#value);
            }
            if let Some(taken) = &parameter.via {
                let (ty, taken) = (lifetime::forever(&parameter.ty), lifetime::forever(taken));
                argument = quote!(<#ty as ::hsffi::Via<#taken>>::unwrap(#argument));
            }
            arguments.push(argument);
        }
        let borrowed = quote!(#borrowed #reserved #taken);
        let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#(#arguments),*));
        arguments.set_span(self.signature.paren_token.span.join());
        let called = quote!(#function #arguments);
        let called = self.returning(called);
        (borrowed, called)
    }

    /// The call as what it returns crosses: converted, or as the future of an `async fn`.
    fn returning(&self, called: TokenStream) -> TokenStream {
        let wrap = match (&self.options.via, &self.signature.output) {
            (Some(via), ReturnType::Type(_, returned)) => {
                let returned = lifetime::forever(&lifetime::erase(returned, self.owner));
                Some(quote!(<#via as ::hsffi::Via<#returned>>::wrap))
            }
            _ => None,
        };
        if self.waits() {
            let finish = wrap.unwrap_or_else(|| quote!(::core::convert::identity));
            let kept = self.checked.parameters.iter().map(kept_check);
            let kept = kept.map(|check| check.name().clone());
            quote! {
                <::hsffi::__private::Start as ::hsffi::__private::import::Checked<{ true #(&& #kept)* }>>::Type
                    ::hs0072_runs_on_other_threads(#called, #finish)
            }
        } else if let Some(wrap) = wrap {
            quote!(#wrap(#called))
        } else {
            called
        }
    }

    /// Takes what is called to Haskell.
    fn finish(&self, called: &TokenStream, slot: &Ident) -> TokenStream {
        let finish = quote! {
            ::core::result::Result::Ok(unsafe { ::hsffi::__private::Outcome::finish(hsffi_returned, #slot) })
        };
        let Some(parent) = self.checked.parent else {
            let finish = match self.class {
                Some(Class::Monoid | Class::Bounded) => self.finish_constant(slot),
                _ => finish,
            };
            return quote! {
                let hsffi_returned: HsffiReturned = #called;
                #finish
            };
        };
        let child = lifetime::lasting(&self.checked.returned.ty, "'child");
        let child = returned_check().checked(&child);
        let parent = &self.checked.parameters[parent];
        let ty = parent_check().checked(&forever(parent));
        let word = &parent.word;
        let finish = if parent.abi.is_some() {
            finish
        } else {
            let copied = self.copied();
            quote! {
                unsafe { <#ty as ::hsffi::__private::object::LendTo<{ #copied }>>::lending(#word, || #finish) }
            }
        };
        quote! {
            let hsffi_returned: #child = #called;
            let hsffi_returned: HsffiReturned = unsafe { ::hsffi::__private::call::extend(hsffi_returned) };
            #finish
        }
    }
}

impl Export<'_> {
    /// Takes an object to Haskell that all share: closing it is without effect.
    fn finish_constant(&self, slot: &Ident) -> TokenStream {
        let owner = self.owner;
        quote! {
            let hsffi_returned = unsafe { ::hsffi::__private::Outcome::finish(hsffi_returned, #slot) };
            unsafe { ::hsffi::__private::object::keep_open::<#owner>(#slot) };
            ::core::result::Result::Ok(hsffi_returned)
        }
    }
}

/// Claims the object that a parameter takes over.
fn reserve(parameter: &Parameter, call: &Ident) -> TokenStream {
    let (ty, name, word) = (forever(parameter), &parameter.name, &parameter.word);
    quote!(::hsffi::__private::call::argument(#name, unsafe { <#ty as ::hsffi::FromHaskell>::reserve(#word, #call) })?;)
}

/// The last name in a type, for a link name that people can read.
pub fn type_name(ty: &Type) -> String {
    match ty {
        Type::Path(ty) => ty
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
            .unwrap_or_default(),
        Type::Paren(ty) => type_name(&ty.elem),
        Type::Group(ty) => type_name(&ty.elem),
        Type::TraitObject(ty) => {
            let mut traits = ty.bounds.iter().filter_map(|bound| match bound {
                TypeParamBound::Trait(bound) => bound.path.segments.last(),
                _ => None,
            });
            traits
                .next()
                .map(|segment| segment.ident.to_string())
                .unwrap_or_default()
        }
        _ => String::new(),
    }
}
