//! `#[derive(hsffi::Opaque)]`, and what it shares with a destructor written by hand.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Data, DeriveInput, Field, GenericParam, Generics, Type, parse_quote};

use crate::options::{Options, Place};
use crate::question::Question;
use crate::report::Report;
use crate::{broken, docs, lifetime, record, symbol};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Type, TokenStream::new(), &input.attrs, &mut report);
    refuse_generics(&input.generics, &mut report);
    if !report.is_empty() {
        return broken::expand(&input, report, |implement, ty| {
            quote! {
                unsafe #implement ::hsffi::OneDestructorHS0002 for #ty {
                    const ID: &'static str = "";
                }
            }
        });
    }

    let ident = &input.ident;
    let ty: Type = syn::parse_quote!(#ident);
    let destructor = Destructor {
        name: haskell_name(&options, ident),
        id: quote!(::core::concat!(
            ::core::module_path!(),
            "::",
            ::core::stringify!(#ident)
        )),
        symbol: symbol::of(&[&haskell_name(&options, ident), "destroy"]),
        docs: docs::of(&input.attrs),
        argument: quote!(::hsffi::OwnedByRust<#ident>),
        release: quote!(::core::mem::drop),
        ty,
    };
    let destructor = destructor.expand();
    let threads = threads(ident, &input.data);
    quote! {
        const _: () = {
            #destructor

            #[diagnostic::do_not_recommend]
            impl ::hsffi::crossing::Inbound for #ident {
                type Demand = ::hsffi::rule::Object<#ident>;
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::crossing::Outbound for #ident {
                type Demand = ::hsffi::rule::ObjectByValue<#ident>;
            }

            #threads
        };
    }
}

/// The Haskell name of a type or variant.
pub fn haskell_name(options: &Options, ident: &syn::Ident) -> String {
    let name = options.name();
    if name.is_empty() {
        ident.to_string().trim_start_matches("r#").to_owned()
    } else {
        name
    }
}

/// A type that crosses is one type, which borrows nothing.
pub fn refuse_generics(generics: &Generics, report: &mut Report) {
    for parameter in &generics.params {
        if matches!(parameter, GenericParam::Lifetime(_)) {
            refuse_borrowing(parameter, report);
        } else {
            report.rule(
                parameter,
                "HS0014",
                "a generic type cannot cross: Haskell sees one type, with one destructor",
                "wrap the instance that Haskell needs: `struct Numbers(Tree<u64>)`",
            );
        }
    }
}

/// What Haskell owns borrows nothing.
pub fn refuse_borrowing(lifetime: impl ToTokens, report: &mut Report) {
    report.rule(
        lifetime,
        "HS0014",
        "a type that borrows cannot cross: Haskell keeps its values after the call",
        "let the type own what it borrows: `String` for `&str`, `Vec<T>` for `&[T]`, `Arc<T>` for `&T`",
    );
}

/// A destructor to be exported.
pub struct Destructor {
    pub ty: Type,
    /// The Haskell type's name.
    pub name: String,
    /// An expression for the type's id.
    pub id: TokenStream,
    pub symbol: String,
    pub docs: String,
    /// What the destructor takes: `OwnedByRust<ty>`, as the user spells it.
    pub argument: TokenStream,
    /// A function of `argument`.
    pub release: TokenStream,
}

impl Destructor {
    pub fn expand(&self) -> TokenStream {
        let Destructor {
            ty,
            name,
            id,
            symbol,
            docs,
            argument,
            release,
        } = self;
        let record = record::emit(
            &format!("{symbol}_abi"),
            &quote! {
                ::hsffi::metadata::Record::Object(::hsffi::metadata::Object {
                    id: #id,
                    name: #name,
                    destructor: #symbol,
                    docs: #docs,
                })
            },
        );
        // Not the name of the user's function, which may be what releases.
        let destroy = format_ident!("hsffi_{symbol}");
        let sized = Question::named(format_ident!("HSFFI_SIZED"));
        let is_sized = sized.ask_for("Safe", &quote!(::hsffi::rule::Handle<#ty>), ty);
        let destroys = Question::named(format_ident!("HSFFI_DESTROYS"));
        let object = sized.checked(ty);
        let is_destroyed = destroys.ask_for(
            "Safe",
            &quote!(::hsffi::owned::Destroys<#object, #argument>),
            argument,
        );
        let argument = destroys.checked(&parse_quote!(#argument));
        quote! {
            // SAFETY: the destructor below is that of the type, whose `Send` and `Sync` are asked for beside it.
            unsafe impl ::hsffi::OneDestructorHS0002 for #ty {
                const ID: &'static str = #id;
            }

            #is_sized
            #is_destroyed

            // SAFETY, as far as the macro knows: Haskell calls this once, with a pointer that the type's handles hold.
            #[unsafe(export_name = #symbol)]
            unsafe extern "C" fn #destroy(hsffi_object: *mut #object) {
                ::hsffi::call::run_destructor(|| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(hsffi_object) {
                        #release(unsafe {
                            <#argument as ::hsffi::owned::DestructorArgument<#object>>::from_handle(hsffi_object)
                        });
                    }
                });
            }

            #record
        }
    }
}

/// Asks that any thread may use and release the type, and names the fields that stand in the way.
fn threads(ident: &syn::Ident, data: &Data) -> TokenStream {
    let whole: Type = parse_quote!(#ident);
    let fields: Vec<&Field> = match data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|v| &v.fields).collect(),
        Data::Union(data) => data.fields.named.iter().collect(),
    };
    let fields: Vec<_> = fields
        .into_iter()
        .map(|field| (&field.ty, lifetime::erase(&field.ty, Some(&whole))))
        .collect();
    let probe = |ty: &Type| quote!(<::hsffi::object::Probe<#ty>>);
    let of_fields = fields.iter().enumerate().map(|(position, (at, ty))| {
        let field = probe(ty);
        let sent = Question::named(format_ident!("HSFFI_SENT_{position}"));
        let shared = Question::named(format_ident!("HSFFI_SHARED_{position}"));
        let sent = sent.ask_for(
            "Safe",
            &quote!(::hsffi::rule::Sent<#ty, { HSFFI_SEND }>),
            at,
        );
        // What is not `Send` is seldom `Sync`: told once, it is mended once.
        let shared = shared.ask_for(
            "Safe",
            &quote!(::hsffi::rule::Shared<#ty, { HSFFI_SYNC || !HSFFI_SEND && !#field::SEND }>),
            at,
        );
        quote!(#sent #shared)
    });
    // Where no field is at fault, the type itself is.
    let faults = fields.iter().map(|(_, ty)| probe(ty));
    let sent_fields = faults.clone().map(|field| quote!(|| !#field::SEND));
    let shared_fields = faults.map(|field| quote!(|| !#field::SYNC));
    let sent = Question::named(format_ident!("HSFFI_SENT")).ask_for(
        "Safe",
        &quote!(::hsffi::rule::Sent<#whole, { HSFFI_SEND #(#sent_fields)* }>),
        ident,
    );
    let shared = Question::named(format_ident!("HSFFI_SHARED")).ask_for(
        "Safe",
        &quote!(::hsffi::rule::Shared<#whole, { HSFFI_SYNC || !HSFFI_SEND #(#shared_fields)* }>),
        ident,
    );
    let whole = probe(&whole);
    quote! {
        use ::hsffi::object::{NotSend as _, NotSync as _};
        const HSFFI_SEND: bool = #whole::SEND;
        const HSFFI_SYNC: bool = #whole::SYNC;
        #(#of_fields)*
        #sent
        #shared
    }
}

/// The same of a type whose fields the macro does not see.
pub fn threads_of_type(ty: &Type) -> TokenStream {
    let sent = Question::named(format_ident!("HSFFI_SENT")).ask_for(
        "Safe",
        &quote!(::hsffi::rule::Sent<#ty>),
        ty,
    );
    let shared = Question::named(format_ident!("HSFFI_SHARED")).ask_for(
        "Safe",
        &quote!(::hsffi::rule::Shared<#ty, { !HSFFI_SEND }>),
        ty,
    );
    quote! {
        use ::hsffi::object::NotSend as _;
        const HSFFI_SEND: bool = <::hsffi::object::Probe<#ty>>::SEND;
        #sent
        #shared
    }
}
