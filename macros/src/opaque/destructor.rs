//! The C functions that release and close an object, and the record that tells Haskell of them.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, Type, parse_quote};

use super::Family;
use crate::bound_check::BoundCheck;
use crate::{definition, metadata};

/// What releases an object.
pub enum Release {
    /// A function of the destructor's argument.
    ByRust(TokenStream),
    /// A function of a C library, as a type.
    ByC(TokenStream),
}

/// A destructor to be exported.
pub struct Destructor<'a> {
    pub family: &'a Family,
    /// The Haskell type's name.
    pub name: String,
    /// The Haskell module that was chosen for it.
    pub module: Option<&'a LitStr>,
    /// Where the type, or the destructor, stands.
    pub at: Span,
    /// An expression for the type's id.
    pub id: TokenStream,
    pub symbol: String,
    /// The link name of the function that closes, where there is one.
    pub close: Option<String>,
    /// What is said of the type, an expression.
    pub docs: TokenStream,
    /// What the destructor takes: `OwnedByRust<ty>`, as the user spells it.
    pub argument: TokenStream,
    pub release: Release,
    /// How the values lie behind their handles.
    pub storage: TokenStream,
    /// Whether a Haskell thread runs it, which may call Haskell.
    pub by_haskell: bool,
    /// Whether a thread of Rust's runs it, to which a C finalizer hands the object.
    pub by_thread: bool,
    /// Whether Haskell's finalizers may still use an object that a collection has found unused.
    pub late: bool,
    /// The method that tells how many bytes a value takes.
    pub size: Option<&'a syn::Path>,
    /// The type of the token that it takes, when it may.
    pub token: Option<Type>,
    /// The classes of the type's instances, an expression.
    pub instances: TokenStream,
    /// What it may take to make a value.
    pub opening: TokenStream,
}

impl Destructor<'_> {
    pub fn expand(&self) -> TokenStream {
        let Destructor {
            family:
                Family {
                    implement,
                    any,
                    of_kept,
                    forever: ty,
                    borrows,
                    is_dyn,
                },
            id,
            symbol,
            close,
            release,
            storage,
            opening,
            ..
        } = self;
        let sized = BoundCheck::named(format_ident!("HSFFI_SIZED"));
        let is_sized = (!is_dyn).then(|| {
            sized.require_that(
                "Safe",
                &quote!(::hsffi::__private::rule::ThinHandle<#ty>),
                ty,
            )
        });
        let checked = |ty: &Type| {
            if *is_dyn {
                ty.clone()
            } else {
                sized.checked(ty)
            }
        };
        let (object, of_kept) = (checked(ty), checked(of_kept));
        let (heap, destructor, released) = match release {
            Release::ByRust(release) => (
                quote!(::hsffi::Rust),
                quote!(#symbol),
                self.by_rust(&object, release),
            ),
            Release::ByC(function) => {
                let check = BoundCheck::named(format_ident!("HSFFI_RELEASES"));
                let asked = check.require_that(
                    "Safe",
                    &quote!(::hsffi::__private::rule::ReleaseFunction<#object, #function>),
                    function,
                );
                let function = check.checked(&parse_quote!(#function));
                (
                    quote!(::hsffi::C<#function>),
                    quote!(<#function as ::hsffi::Release<#object>>::SYMBOL),
                    asked,
                )
            }
        };
        let size = self.size.map(size);
        let destroy = self.destroy();
        let close_function = format_ident!("hsffi_close");
        let definition = definition::emit(
            id,
            matches!(release, Release::ByRust(_)).then_some(&destroy),
            close.as_ref().map(|_| &close_function),
        );
        let close = close
            .as_ref()
            .map(|symbol| close_shim(&object, symbol, &close_function));
        let variables = metadata::variables_named(&["hsffi_object", "hsffi_token"]);
        let record = self.record(&object, &destructor);
        quote! {
            // SAFETY: the destructor below is that of the type, whose `Send` and `Sync` are asked for beside it if need be.
            unsafe impl #implement ::hsffi::__private::OneDestructorHS0002 for #any {
                const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
                const BORROWS: ::core::primitive::bool = #borrows;
                #size
                type Storage = #storage;
                type Of<'kept> = #of_kept;
            }

            impl #implement ::hsffi::__private::rule::Released for #any {
                type Heap = #heap;
                type Opening = #opening;
                type StoredAs = #storage;
            }

            #definition
            #variables
            #is_sized
            #released
            #close
            #record
        }
    }

    /// The record that tells Haskell of the type. `destructor` is the link name, as an expression.
    fn record(&self, object: &Type, destructor: &TokenStream) -> TokenStream {
        let Destructor {
            name,
            symbol,
            storage,
            instances,
            docs,
            ..
        } = self;
        let finalizer = self.finalizer();
        let close = self.close.as_deref().unwrap_or_default();
        let record_symbol = format!("{symbol}_abi");
        metadata::emit_in(
            self.module,
            &record_symbol,
            self.at,
            &quote! {
                ::hsffi::__private::metadata::Record::Object(::hsffi::__private::metadata::Object {
                    id: &HSFFI_DEFINITION,
                    name: #name,
                    symbol: #record_symbol,
                    destructor: #destructor,
                    finalizer: ::hsffi::__private::metadata::Finalizer::#finalizer,
                    close: #close,
                    access: <#storage as ::hsffi::__private::object::Storage<#object>>::ACCESS,
                    instances: #instances,
                    docs: #docs,
                })
            },
        )
    }

    /// Who runs it, as the metadata tells it.
    fn finalizer(&self) -> syn::Ident {
        format_ident!(
            "{}",
            match (self.by_haskell, self.late) {
                (true, _) => "Haskell",
                (_, true) => "Late",
                _ => "C",
            }
        )
    }

    /// The name of the C function that Haskell calls. Not that of the user's function, which may be what releases.
    fn destroy(&self) -> syn::Ident {
        format_ident!("hsffi_{}", self.symbol)
    }

    /// The C function that Haskell calls for an object on Rust's heap.
    fn by_rust(&self, object: &Type, release: &TokenStream) -> TokenStream {
        let Destructor {
            symbol,
            argument,
            storage,
            ..
        } = self;
        let token = self
            .token
            .as_ref()
            .map(|ty| quote!(, <#ty as ::hsffi::__private::rule::IsToken>::at(hsffi_token)));
        let destroy = self.destroy();
        let destroys = BoundCheck::named(format_ident!("HSFFI_DESTROYS"));
        let is_destroyed = destroys.require_that(
            "Safe",
            &quote!(::hsffi::__private::object::Destroys<#object, #argument>),
            argument,
        );
        let argument = destroys.checked(&parse_quote!(#argument));
        let is_counted = match self.size {
            Some(_) => quote!(::hsffi::__private::accounting::take_declared_back(
                hsffi_object
            )),
            None => quote!(::hsffi::__private::debug_checks::released::<#object>(hsffi_object)),
        };
        let body = quote! {
            if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(hsffi_object) {
                #is_counted;
                <#storage as ::hsffi::__private::object::Storage<#object>>::release(
                    hsffi_object,
                    |hsffi_object| #release(
                        <#argument as ::hsffi::__private::object::DestructorArgument<#object>>::from_handle(hsffi_object)
                        #token
                    ),
                )
            }
        };
        // With a token that it must not have, no other fault is told.
        let by_haskell = self.by_haskell || self.token.is_some();
        let parameter =
            by_haskell.then(|| quote!(, hsffi_functions: *const ::hsffi::__private::RtsCallbacks));
        let run = if by_haskell {
            quote!(unsafe {
                ::hsffi::__private::call::run_haskell_destructor(hsffi_functions, |hsffi_token| { #body })
            })
        } else if self.by_thread {
            quote! {
                unsafe fn hsffi_drop(hsffi_object: *mut ::core::primitive::u8) {
                    unsafe { #body }
                }
                unsafe { ::hsffi::__private::call::run_destructor_later(hsffi_object, hsffi_drop) }
            }
        } else {
            let name = &self.name;
            quote! {
                static HSFFI_TYPE: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(#name);
                unsafe { ::hsffi::__private::call::run_finalizer(&HSFFI_TYPE, |hsffi_token| { #body }) }
            }
        };
        quote! {
            #is_destroyed

            // SAFETY, as far as the macro knows: Haskell calls this once, with a pointer that the type's handles hold.
            #[unsafe(export_name = #symbol)]
            #[allow(unused_variables)]
            unsafe extern "C" fn #destroy(hsffi_object: *mut ::core::primitive::u8 #parameter) {
                #run
            }
        }
    }
}

/// The C function that closes an object.
fn close_shim(object: &Type, symbol: &str, name: &syn::Ident) -> TokenStream {
    quote! {
        // SAFETY, as far as the macro knows: Haskell passes a handle of the type.
        #[unsafe(export_name = #symbol)]
        unsafe extern "C" fn #name(
            hsffi_object: *const ::core::primitive::u8,
        ) -> <() as ::hsffi::__private::Outcome>::Register {
            unsafe { ::hsffi::__private::object::close::<#object>(hsffi_object) }
        }
    }
}

/// What the type says of its size.
fn size(method: &syn::Path) -> TokenStream {
    let said =
        quote_spanned!(method.span()=> ::hsffi::__private::rule::size(Self::#method(hsffi_object)));
    quote! {
        const SIZE: ::core::option::Option<fn(&Self) -> ::core::primitive::usize> =
            ::core::option::Option::Some(|hsffi_object| #said);
    }
}
