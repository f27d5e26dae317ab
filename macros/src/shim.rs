//! The C function of one export, and the record that tells Haskell of it.
//!
//! ```ignore
//! unsafe extern "C" fn shim(hsffi_0: <u32 as FromHaskell>::Word, slot: NoSlot) -> u64 {
//!     let body = |call: &Call| Ok(user_function(
//!         call::argument("n", unsafe { <u32 as FromHaskell>::from_word(hsffi_0, call) })?,
//!     ));
//!     unsafe { call::run::<u32>(slot, body) }
//! }
//! ```
//!
//! What rustc must know of the types is asked first, each as a [`Question`] at the place where the user wrote the type.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Signature, Type};

use crate::options::Options;
use crate::question::Question;
use crate::signature::{Checked, Parameter};
use crate::{docs, lifetime, record, symbol};

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
    /// The shim and its record, in a scope of their own; the questions alone when the function cannot have a shim, so that
    /// all that is wrong with it is told at once.
    pub fn expand(&self, sound: bool) -> TokenStream {
        let questions = self.questions();
        if !(sound && self.checked.is_nameable()) {
            return self.scope(&questions);
        }
        let symbol = self.symbol();
        let record = record::emit(&format!("{symbol}_abi"), &self.record(&symbol));
        let shim = self.shim(&symbol);
        self.scope(&quote!(#questions #shim #record))
    }

    fn scope(&self, items: &TokenStream) -> TokenStream {
        let cfg = self
            .attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("cfg"));
        // The shim of a deprecated function calls it, which is not the user's doing.
        quote! {
            #(#cfg)*
            #[allow(deprecated)]
            const _: () = { #items };
        }
    }

    fn symbol(&self) -> String {
        let owner = self.owner.map(type_name).unwrap_or_default();
        let name = self.options.name();
        let signature = self.signature;
        let (owner_ty, import) = (self.owner, format_ident!("{}", self.import()));
        let hashed = quote!(#owner_ty #signature #import #name);
        symbol::hashed(&[&owner, &signature.ident.to_string()], &hashed)
    }

    fn import(&self) -> &'static str {
        if self.options.is_unsafe() {
            "Unsafe"
        } else {
            "Safe"
        }
    }

    /// Whether what the types demand is permitted.
    fn questions(&self) -> TokenStream {
        let import = self.import();
        let owner = self
            .owner
            .map(|ty| owner_question().ask_for(import, &quote!(::hsffi::rule::Owner<#ty>), ty));
        let parameters = self
            .checked
            .parameters
            .iter()
            .filter(|parameter| parameter.nameable && !parameter.receiver)
            .map(|parameter| {
                parameter_question(parameter).ask(import, &parameter.ty, "Inbound", &parameter.at)
            });
        let returned = &self.checked.returned;
        let returned = returned
            .nameable
            .then(|| returned_question().ask(import, &returned.ty, "Answer", &returned.ty));
        quote!(#owner #(#parameters)* #returned)
    }

    fn shim(&self, symbol: &str) -> TokenStream {
        let parameters = self.checked.parameters.iter().map(|parameter| {
            let word = &parameter.word;
            if parameter.slice {
                let len = len(word);
                quote!(#word: *const u8, #len: usize)
            } else {
                let ty = parameter_question(parameter).checked(&parameter.ty);
                quote!(#word: <#ty as ::hsffi::FromHaskell>::Word)
            }
        });
        let call = Ident::new("hs0017_until_the_call_returns", Span::mixed_site());
        let slot = Ident::new("hsffi_slot", Span::mixed_site());
        let arguments = self.checked.parameters.iter().map(|parameter| {
            let Parameter {
                name, word, slice, ..
            } = parameter;
            let ty = parameter_question(parameter).checked(&parameter.ty);
            let read = if *slice {
                let len = len(word);
                quote!(<#ty as ::hsffi::FromSlice>::from_parts(#word, #len, #call))
            } else {
                quote!(<#ty as ::hsffi::FromHaskell>::from_word(#word, #call))
            };
            quote!(::hsffi::call::argument(#name, unsafe { #read })?)
        });
        // Not the name of the user's function, which is called here.
        let shim = format!("hsffi_{}", self.signature.ident.unraw());
        let shim = Ident::new(&shim, Span::call_site());
        // At the place of the user's signature, which is what a parameter that outlives the call is wrong with.
        let function = &self.signature.ident;
        let function = match self.owner {
            Some(owner) => quote_spanned!(function.span()=> <#owner>::#function),
            None => quote!(#function),
        };
        let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#(#arguments),*));
        arguments.set_span(self.signature.paren_token.span.join());
        // What is returned outlives the call, so its lifetimes are as long as they can be.
        let returned = lifetime::forever(&self.checked.returned.ty);
        let returned = returned_question().checked(&returned);
        let body = Ident::new("hsffi_body", Span::mixed_site());
        quote! {
            type HsffiReturned = #returned;

            // SAFETY, as far as the macro knows: the generated Haskell passes what the record tells, and a slot of the
            // size that it tells.
            #[unsafe(export_name = #symbol)]
            unsafe extern "C" fn #shim(
                #(#parameters,)*
                #slot: <HsffiReturned as ::hsffi::Outcome>::Slot,
            ) -> <HsffiReturned as ::hsffi::Outcome>::Register {
                // Apart from `unsafe`: another attribute may have made the user's function an `unsafe` one.
                let #body = |#call: &::hsffi::Call| ::core::result::Result::Ok(#function #arguments);
                unsafe { ::hsffi::call::run::<HsffiReturned>(#slot, #body) }
            }
        }
    }

    fn record(&self, symbol: &str) -> TokenStream {
        let Export {
            options, checked, ..
        } = self;
        let name = self.signature.ident.to_string();
        let name = name.trim_start_matches("r#");
        let haskell_name = options.name();
        let owner = self.owner.map_or_else(
            || quote!(""),
            |ty| {
                let ty = owner_question().checked(ty);
                quote!(<#ty as ::hsffi::OneDestructorHS0002>::ID)
            },
        );
        let method = checked.method;
        let import = format_ident!("{}", self.import());
        let because = options.because();
        let either = options.either.is_some();
        let parameters = checked.parameters.iter().map(|parameter| {
            let Parameter { name, slice, .. } = parameter;
            let ty = parameter_question(parameter).checked(&parameter.ty);
            quote!(::hsffi::parameter::<#ty>(#name, #slice))
        });
        let docs = docs::of(self.attributes);
        quote! {
            ::hsffi::metadata::Record::Function(::hsffi::metadata::Function {
                symbol: #symbol,
                name: #name,
                haskell_name: #haskell_name,
                owner: #owner,
                method: #method,
                import: ::hsffi::metadata::Import::#import,
                because: #because,
                either: #either,
                parameters: &[#(#parameters),*],
                returned: <HsffiReturned as ::hsffi::Outcome>::RETURNED,
                docs: #docs,
            })
        }
    }
}

fn owner_question() -> Question {
    Question::named(format_ident!("HSFFI_OWNER"))
}

fn parameter_question(parameter: &Parameter) -> Question {
    if parameter.receiver {
        owner_question()
    } else {
        Question::named(format_ident!(
            "{}",
            parameter.word.to_string().to_uppercase()
        ))
    }
}

fn returned_question() -> Question {
    Question::named(format_ident!("HSFFI_RETURNED"))
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
