//! `#[derive(hsffi::Opaque)]`, and what it shares with a destructor written by hand.

mod destructor;
mod family;
mod fields;
mod generics;
pub(crate) mod instances;

pub use destructor::{Destructor, Release};
pub use family::Family;
pub use fields::threads_of_type;
pub use generics::{refuse_borrowing, refuse_generics};

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Generics, Type};

use crate::options::{Options, Place};
use crate::report::Report;
use crate::{definition, docs, mangle, placeholder_impl};
use fields::{threads, waits};
use generics::{refuse_a_parent, refuse_parameters};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Object, TokenStream::new(), &input.attrs, &mut report);
    refuse_parameters(&input.generics, &mut report);
    refuse_what_a_child_is_not(&options, &input.generics, &mut report);
    if options.bound.is_some() {
        refuse_a_parent(&input.generics, &mut report);
    }
    if !report.is_empty() {
        let definition = definition::emit(&definition::id(&input.ident), None, None);
        return placeholder_impl::expand(&input, report, |implement, ty| {
            quote! {
                #definition

                unsafe #implement ::hsffi::__private::OneDestructorHS0002 for #ty {
                    const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
                    const BORROWS: ::core::primitive::bool = false;
                    type Storage = ::hsffi::__private::object::Plain;
                    type Of<'kept> = #ty;
                }
                #implement ::hsffi::__private::rule::Released for #ty {
                    type Heap = <() as ::hsffi::__private::import::Checked<{ HSFFI_PLACEHOLDER }>>::Type;
                    type Opening = ::hsffi::__private::object::Made;
                    type StoredAs = ::hsffi::__private::object::Plain;
                }
            }
        });
    }

    let ident = &input.ident;
    let (implement, arguments, bounds) = input.generics.split_for_impl();
    let name = haskell_name(&options, ident);
    let family = Family::new(ident, &input.generics);
    let destructor = Destructor {
        at: ident.span(),
        module: options.module.as_ref(),
        id: definition::id(ident),
        symbol: mangle::of(&[&name, "destroy"]),
        close: options
            .closeable
            .is_some()
            .then(|| mangle::of(&[&name, "close"])),
        docs: docs::of(&input.attrs),
        argument: {
            let ty = &family.forever;
            quote!(::hsffi::OwnedByRust<#ty>)
        },
        release: match &options.released_by {
            Some(function) => Release::ByC(quote!(#function)),
            None => Release::ByRust(quote!(::core::mem::drop)),
        },
        storage: storage(&options, &input.generics),
        by_haskell: options.has_haskell_finalizer(),
        by_thread: options.has_thread_finalizer(),
        late: options.usable_in_finalizers.is_some(),
        size: options.size.as_ref(),
        token: None,
        instances: instances::classes(&options),
        opening: opening(&options),
        name,
        family: &family,
    };
    let destructor = destructor.expand();
    let immutable = options
        .immutable
        .is_some()
        .then(|| quote!(impl ::hsffi::__private::rule::Immutable for #ident {}));
    let instances = instances::of_type(ident, &options);
    let given_up = given_up(ident, &input.generics, &options);
    let of_fields = asked_of_fields(&options, ident, &family.forever, &input.data);
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #destructor

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::Param for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::rule::ObjectTakenByValue<Self>;
            }

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::Component for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::rule::ObjectByValue<Self>;
            }

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::ErrorField for #ident #arguments #bounds {}

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::Part for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::rule::Object<Self>;
            }

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::DataField for #ident #arguments #bounds {}

            #immutable

            #instances

            #given_up

            #of_fields
        };
    }
}

/// That a call may take an object over, which closes its handle.
fn given_up(ident: &syn::Ident, generics: &Generics, options: &Options) -> Option<TokenStream> {
    options.closeable.as_ref()?;
    let (implement, arguments, bounds) = generics.split_for_impl();
    let requirement = taken_over(options);
    Some(quote! {
        #[diagnostic::do_not_recommend]
        impl #implement ::hsffi::__private::rule::GivenUp for #ident #arguments #bounds {
            type Requirement = ::hsffi::__private::rule::#requirement<Self>;
        }
    })
}

/// What is required of an object that a call takes over.
pub fn taken_over(options: &Options) -> TokenStream {
    if options.immutable.is_some() {
        quote!(ImmutableObject)
    } else {
        quote!(Used)
    }
}

/// What is asked of the fields' types, by who uses and drops the object.
fn asked_of_fields(
    options: &Options,
    ident: &syn::Ident,
    whole: &Type,
    data: &Data,
) -> Option<TokenStream> {
    if options.bound.is_some() {
        return None;
    }
    let threads = threads(ident, whole, data, options.exclusive.is_none());
    let is_finalized_by_c = !options.has_haskell_finalizer() && !options.has_thread_finalizer();
    let waits = is_finalized_by_c.then(|| waits(whole, data));
    Some(quote!(#threads #waits))
}

/// What borrows is closed and released with its parent.
fn refuse_what_a_child_is_not(options: &Options, generics: &Generics, report: &mut Report) {
    if let (Some(immutable), Some(_)) = (&options.immutable, generics.lifetimes().next()) {
        report.push(syn::Error::new(
            immutable.span(),
            "a type that borrows cannot be `immutable`, because closing its parent closes the object: remove `immutable`",
        ));
    }
    if let (Some(finalizer), true, Some(_)) = (
        &options.finalizer,
        options.has_haskell_finalizer(),
        generics.lifetimes().next(),
    ) {
        report.push(syn::Error::new(
            finalizer.span(),
            "a type that borrows cannot have a Haskell finalizer, because a C finalizer may release it with its parent: remove `finalizer`, or the lifetime",
        ));
    }
}

/// How the type's values lie behind their handles.
pub fn storage(options: &Options, generics: &Generics) -> TokenStream {
    if options.bound.is_some() {
        if options.exclusive.is_some() {
            quote!(::hsffi::__private::object::BoundExclusive)
        } else {
            quote!(::hsffi::__private::object::Bound)
        }
    } else if options.exclusive.is_some() && options.has_haskell_finalizer() {
        quote!(::hsffi::__private::object::ExclusiveChildless)
    } else if options.exclusive.is_some() {
        quote!(::hsffi::__private::object::Exclusive)
    } else if options.closeable.is_some() && options.has_haskell_finalizer() {
        quote!(::hsffi::__private::object::Childless)
    } else if options.closeable.is_some() || options.parent.is_some() || !generics.params.is_empty()
    {
        quote!(::hsffi::__private::object::Shared)
    } else {
        quote!(::hsffi::__private::object::Plain)
    }
}

/// What it may take to make one.
pub fn opening(options: &Options) -> TokenStream {
    // An immutable object is closed for the sake of its memory.
    let holds = options.closeable.is_some() && options.immutable.is_none();
    if options.exclusive.is_some() || holds {
        quote!(::hsffi::__private::object::Opened)
    } else {
        quote!(::hsffi::__private::object::Made)
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
