//! The C function of one export, and the record that tells Haskell of it.
//!
//! ```ignore
//! unsafe extern "C" fn shim(hsffi_0: <u32 as FromHaskell>::Word, slot: *mut u8) -> u8 {
//!     unsafe {
//!         call::run(slot, |call| Ok(user_function(
//!             call::argument("n", <u32 as FromHaskell>::from_word(hsffi_0, call))?,
//!         )))
//!     }
//! }
//! ```
//!
//! Types are named with the user's spans, always as the same projection: rustc then speaks once of a type that does not
//! cross, and points at where the user wrote it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Signature, Type};

use crate::options::Options;
use crate::signature::{Checked, Parameter};
use crate::{docs, record, symbol};

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
    /// The shim and its record, in a scope of their own.
    pub fn expand(&self) -> TokenStream {
        let symbol = self.symbol();
        let record = record::emit(&format!("{symbol}_abi"), &self.record(&symbol));
        let shim = self.shim(&symbol);
        let permits = self.permits();
        let cfg = self
            .attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("cfg"));
        quote! {
            #(#cfg)*
            #[allow(unsafe_code, clippy::all, clippy::pedantic)]
            const _: () = {
                #permits
                #shim
                #record
            };
        }
    }

    fn symbol(&self) -> String {
        let owner = self.owner.map(type_name).unwrap_or_default();
        let name = self.options.name();
        let signature = self.signature;
        let (owner_ty, import) = (self.owner, self.import());
        let hashed = quote!(#owner_ty #signature #import #name);
        symbol::hashed(&[&owner, &signature.ident.to_string()], &hashed)
    }

    fn import(&self) -> Ident {
        let import = if self.options.is_unsafe() {
            "Unsafe"
        } else {
            "Safe"
        };
        format_ident!("{import}")
    }

    /// What the parameters ask of the import.
    fn permits(&self) -> TokenStream {
        let import = self.import();
        self.checked
            .parameters
            .iter()
            .map(|Parameter { ty, .. }| {
                let needs = quote_spanned!(ty.span()=> <#ty as ::hsffi::FromHaskell>::Needs);
                let permit = quote_spanned!(ty.span()=> ::hsffi::import::permit::<::hsffi::import::#import, #needs>());
                quote!(const _: () = #permit;)
            })
            .collect()
    }

    fn shim(&self, symbol: &str) -> TokenStream {
        let parameters = self.checked.parameters.iter().map(|parameter| {
            let (word, ty) = (&parameter.word, &parameter.ty);
            if parameter.slice {
                let len = len(word);
                quote!(#word: *const u8, #len: usize)
            } else {
                let carried = quote_spanned!(ty.span()=> <#ty as ::hsffi::FromHaskell>::Word);
                quote!(#word: #carried)
            }
        });
        let call = format_ident!("hs0017_until_the_call_returns");
        let arguments = self.checked.parameters.iter().map(|parameter| {
            let Parameter {
                name,
                word,
                ty,
                slice,
            } = parameter;
            let read = if *slice {
                let len = len(word);
                let path = quote_spanned!(ty.span()=> <#ty as ::hsffi::FromSlice>::from_parts);
                quote!(#path(#word, #len, #call))
            } else {
                let path = quote_spanned!(ty.span()=> <#ty as ::hsffi::FromHaskell>::from_word);
                quote!(#path(#word, #call))
            };
            quote!(::hsffi::call::argument(#name, #read)?)
        });
        let function = &self.signature.ident;
        let function = match self.owner {
            Some(owner) => quote!(<#owner>::#function),
            None => quote!(#function),
        };
        let returned = &self.checked.returned;
        let run = quote_spanned!(returned.span()=> ::hsffi::call::run::<#returned>);
        quote! {
            // SAFETY, as far as the macro knows: the generated Haskell passes what the record tells, and a slot of the
            // size that it tells.
            #[unsafe(export_name = #symbol)]
            unsafe extern "C" fn shim(#(#parameters,)* slot: *mut u8) -> u8 {
                unsafe { #run(slot, |#call| Ok(#function(#(#arguments),*))) }
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
            |ty| quote_spanned!(ty.span()=> <#ty as ::hsffi::Referenced>::OWNER),
        );
        let method = checked.method;
        let import = self.import();
        let because = options.because();
        let either = options.either.is_some();
        let parameters = checked.parameters.iter().map(|Parameter { name, ty, slice, .. }| {
            let crosses = quote_spanned!(ty.span()=> <#ty as ::hsffi::FromHaskell>);
            let passing = if *slice {
                quote!(Passing::Slice)
            } else {
                quote!(if #crosses::IN_SLOT { Passing::Slot } else { Passing::Word })
            };
            quote! {
                Parameter { name: #name, ty: #crosses::TYPE, passing: #passing, size: #crosses::LAYOUT.size }
            }
        });
        let returned = &checked.returned;
        let returned = quote_spanned!(returned.span()=> <#returned as ::hsffi::Outcome>::RETURNED);
        let docs = docs::of(self.attributes);
        quote! {
            Record::Function(Function {
                symbol: #symbol,
                name: #name,
                haskell_name: #haskell_name,
                owner: #owner,
                method: #method,
                import: Import::#import,
                because: #because,
                either: #either,
                parameters: &[#(#parameters),*],
                returned: #returned,
                docs: #docs,
            })
        }
    }
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
