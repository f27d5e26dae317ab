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

use hsffi_metadata::ArgAbi;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Lifetime, Signature, Type};

use crate::bound_check::BoundCheck;
use crate::options::{Options, Safety};
use crate::signature::{Checked, Parameter};
use crate::{docs, lifetime, mangle, metadata};

/// Everything that a shim is made from.
pub struct Export<'a> {
    pub attributes: &'a [Attribute],
    pub options: &'a Options,
    pub signature: &'a Signature,
    pub checked: &'a Checked,
    /// The type of the `impl` block.
    pub owner: Option<&'a Type>,
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
        let record = metadata::emit(
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

    fn import(&self) -> &'static str {
        match self.options.import() {
            Safety::Safe => "Safe",
            Safety::Unsafe => "Unsafe",
            Safety::Interruptible => "Interruptible",
            Safety::Cancellable => "Cancellable",
        }
    }

    /// Whether the import satisfies what the types require.
    fn checks(&self) -> TokenStream {
        let import = self.import();
        let owner = self.owner.map(|ty| require_owner(import, ty));
        // A result that may not be returned at all is not asked what it borrows from.
        let parent = self.checked.parent.map(|parent| {
            let parent = &self.checked.parameters[parent];
            let lender = returned_check().checked(&parameter_check(parent).checked(&parent.ty));
            parent_check().require_that(
                import,
                &quote!(::hsffi::__private::rule::Lending<#lender>),
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
        let aliases = self
            .checked
            .parameters
            .iter()
            .filter(|parameter| {
                parameter.nameable && !parameter.is_but_a_reference() && parameter.abi.is_none()
            })
            .map(|parameter| {
                let ty = parameter_check(parameter).checked(&parameter.ty);
                // That of a reference is known where one is written.
                let free = if parameter.is_reference() {
                    quote!(true)
                } else {
                    quote!(<#ty as ::hsffi::FromHaskell>::FREE)
                };
                let name = format_ident!("{}_WRITTEN", parameter.word.to_string().to_uppercase());
                BoundCheck::named(name).require_that(
                    import,
                    &quote!(::hsffi::__private::rule::Alias<
                        #ty,
                        { #free },
                        { <#ty as ::hsffi::FromHaskell>::ALONE },
                    >),
                    &parameter.at,
                )
            });
        let stop = self.stop_check();
        let returned = &self.checked.returned;
        let returned = returned
            .nameable
            .then(|| returned_check().require(import, &returned.ty, "Return", &returned.ty));
        let spelled = self.checked.returned.nameable.then(|| self.spelled_check());
        let pure = self.options.pure.is_some().then(|| self.pure_checks());
        quote!(#spelled #owner #receiver #(#parameters)* #(#aliases)* #stop #parent #returned #pure)
    }

    /// Whether what a pure function takes and returns are values.
    fn pure_checks(&self) -> TokenStream {
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
    fn spelled_check(&self) -> TokenStream {
        let at = &self.checked.returned.ty;
        let returned = lifetime::forever(at);
        spelled_check().require_that(
            self.import(),
            &quote!(::hsffi::__private::rule::Spelled<fn(#returned)>),
            at,
        )
    }

    /// Whether an export that should stop when it is told to is told.
    fn stop_check(&self) -> Option<TokenStream> {
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
        quote! {
            #variables

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
        let function = match self.owner {
            Some(owner) => {
                let owner = lifetime::lasting(owner, "'_");
                quote_spanned!(function.span()=> <#owner>::#function)
            }
            None => quote!(#function),
        };
        let parameters = self.checked.parameters.iter().enumerate();
        let read = |position: usize, parameter: &Parameter| {
            let Parameter {
                name, word, abi, ..
            } = parameter;
            let ty = forever(parameter);
            // Elsewhere there is nothing that it could matter to.
            let kept = if parameter.is_reference() {
                kept_by(position)
            } else {
                Lifetime::new("'_", Span::call_site())
            };
            let read = if self.checked.parent == Some(position) {
                let ty = parent_check().checked(&ty);
                quote!(<#ty as ::hsffi::__private::object::Parent>::lend_on::<'_, 'child, #kept>(#word, #call))
            } else if let Some(abi) = abi {
                let len = len(word);
                let begin = if *abi == ArgAbi::ArraySlice {
                    let start = start(word);
                    quote!(#word.add(#start))
                } else {
                    quote!(#word)
                };
                quote!(<#ty as ::hsffi::__private::FromSlice>::from_parts(#begin, #len, #call))
            } else {
                quote!(<#ty as ::hsffi::FromHaskell>::from_word::<'_, #kept>(#word, #call))
            };
            quote!(::hsffi::__private::call::argument(#name, unsafe { #read })?)
        };
        // What is borrowed comes first: a call that has to wait for an object starts again, and has taken nothing over.
        let (mut borrowed, mut arguments) = (TokenStream::new(), Vec::new());
        for (position, parameter) in parameters {
            let argument = read(position, parameter);
            if parameter.is_reference() {
                let value = value(position);
                borrowed.extend(quote!(let #value = #argument;));
                arguments.push(quote!(#value));
            } else {
                arguments.push(argument);
            }
        }
        let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#(#arguments),*));
        arguments.set_span(self.signature.paren_token.span.join());
        (borrowed, quote!(#function #arguments))
    }

    /// Takes what is called to Haskell.
    fn finish(&self, called: &TokenStream, slot: &Ident) -> TokenStream {
        let finish = quote! {
            ::core::result::Result::Ok(unsafe { ::hsffi::__private::Outcome::finish(hsffi_returned, #slot) })
        };
        let Some(parent) = self.checked.parent else {
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
        quote! {
            let hsffi_returned: #child = #called;
            let hsffi_returned: HsffiReturned = unsafe { ::hsffi::__private::call::extend(hsffi_returned) };
            unsafe { <#ty as ::hsffi::__private::object::Parent>::lending(#word, || #finish) }
        }
    }

    fn record(&self, symbol: &str) -> TokenStream {
        let Export {
            options, checked, ..
        } = self;
        let name = self.signature.ident.to_string();
        let name = name.trim_start_matches("r#");
        let haskell_name = options.name();
        let owner = owner_definition(self.owner);
        let method = checked.method;
        let import = format_ident!("{}", self.import());
        let reason = options.reason();
        let either = options.either.is_some();
        let pure = options.pure.is_some();
        let parameters = checked.parameters.iter().map(|parameter| {
            let (name, ty) = (&parameter.name, forever(parameter));
            let abi = match parameter.abi {
                Some(abi) => {
                    let abi = format_ident!("{abi:?}");
                    quote!(::hsffi::__private::metadata::ArgAbi::#abi)
                }
                None => quote!(<#ty as ::hsffi::FromHaskell>::ABI),
            };
            quote!(::hsffi::__private::parameter::<#ty>(#name, #abi))
        });
        let docs = docs::of(self.attributes);
        let blocking = options.blocking.is_some();
        quote! {
            ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
                symbol: #symbol,
                name: #name,
                haskell_name: #haskell_name,
                owner: #owner,
                method: #method,
                import: ::hsffi::__private::metadata::Import::#import,
                reason: #reason,
                either: #either,
                parameters: &[#(#parameters),*],
                value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
                error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
                slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
                docs: #docs,
                blocking: #blocking,
                pure: #pure,
            })
        }
    }
}

fn owner_check() -> BoundCheck {
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

fn parameter_check(parameter: &Parameter) -> BoundCheck {
    if parameter.receiver {
        owner_check()
    } else {
        BoundCheck::named(format_ident!(
            "{}",
            parameter.word.to_string().to_uppercase()
        ))
    }
}

fn parent_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_PARENT"))
}

fn spelled_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_SPELLED"))
}

fn returned_check() -> BoundCheck {
    BoundCheck::named(format_ident!("HSFFI_RETURNED"))
}

/// The parameter's type, for any lifetimes.
fn forever(parameter: &Parameter) -> Type {
    parameter_check(parameter).checked(&lifetime::forever(&parameter.ty))
}

/// The C parameters by which a parameter is passed.
fn declared(parameter: &Parameter) -> TokenStream {
    let word = &parameter.word;
    let (start, len) = (start(word), len(word));
    match parameter.abi {
        None => {
            let ty = forever(parameter);
            quote!(#word: <#ty as ::hsffi::FromHaskell>::Word)
        }
        Some(ArgAbi::ArraySlice) => {
            quote!(#word: *const ::core::primitive::u8, #start: ::core::primitive::usize, #len: ::core::primitive::usize)
        }
        Some(_) => quote!(#word: *const ::core::primitive::u8, #len: ::core::primitive::usize),
    }
}

/// The same as arguments.
fn passed(parameter: &Parameter) -> TokenStream {
    let word = &parameter.word;
    let (start, len) = (start(word), len(word));
    match parameter.abi {
        None => quote!(#word),
        Some(ArgAbi::ArraySlice) => quote!(#word, #start, #len),
        Some(_) => quote!(#word, #len),
    }
}

/// The variable that holds a borrowed argument.
fn value(position: usize) -> Ident {
    Ident::new(&format!("hsffi_value_{position}"), Span::mixed_site())
}

/// The lifetime of what the object in a parameter borrows.
fn kept_by(position: usize) -> Lifetime {
    // What rustc prints when something else is put into it.
    Lifetime::new(
        &format!("'hs0033_borrowed_by_{position}"),
        Span::mixed_site(),
    )
}

fn start(word: &Ident) -> Ident {
    format_ident!("{word}_start")
}

fn len(word: &Ident) -> Ident {
    format_ident!("{word}_len")
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
        _ => String::new(),
    }
}
