//! `#[hsffi::export]` on a trait: `dyn Trait` is a type behind handles, and the methods are exported as those of an `impl` block.
//!
//! The trait stays as it is written, but for the options in it.

pub(crate) mod methods;

use hsffi_metadata::Class;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, Generics, ItemTrait, TraitItem, TraitItemFn, Type, parse_quote_spanned};

use crate::bound_check::BoundCheck;
use crate::export::without_options;
use crate::opaque::{self, Destructor, Family, Release, instances};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::shim::Export;
use crate::{
    attributes, conditions, definition, direction, docs, mangle, metadata, signature,
    unused_stop_token,
};

pub fn expand(options: TokenStream, mut item: ItemTrait, report: &mut Report) -> TokenStream {
    let options = Options::read(Place::Trait, options, &item.attrs, report);
    direction::check_only("export", "import", &mut item.attrs, &item.ident, report);
    check_instances(&options, &item.ident, report);
    methods::check(&item, report);
    let ident = &item.ident;
    let object: Type = parse_quote_spanned!(ident.span()=> dyn #ident);
    let known = report.is_empty();
    let glue = known.then(|| glue(&item, &object, &options));
    let mut shims = Vec::new();
    for method in methods_of_objects(&item) {
        let of_method = Method {
            item: method,
            of_trait: ident,
            object: &object,
            of_options: &options,
        };
        shims.extend(of_method.expand_cases(known, report));
    }
    conditions::without_options(&mut item.attrs);
    for item in &mut item.items {
        let attributes = match item {
            TraitItem::Fn(method) => {
                without_options(&mut method.sig);
                &mut method.attrs
            }
            TraitItem::Const(item) => &mut item.attrs,
            TraitItem::Type(item) => &mut item.attrs,
            _ => continue,
        };
        conditions::without_options(attributes);
    }
    quote!(#item #glue #(#shims)*)
}

/// Reports instances that make objects: of which type, the trait does not know.
fn check_instances(options: &Options, name: &Ident, report: &mut Report) {
    for instance in &options.instances {
        let class = instance.class;
        if matches!(
            class,
            Class::Semigroup | Class::Monoid | Class::Bounded | Class::IsList
        ) {
            report.push(syn::Error::new(
                instance.at.span(),
                format!("objects of a trait have no instance of `{class:?}`, which makes objects, of a type that the trait does not name: export a function that returns `Box<dyn {name}>`; the instances of a trait are `Eq`, `Ord`, `Show`, `Hashable` and `NFData`"),
            ));
        }
    }
}

/// The methods that objects of the trait have.
fn methods_of_objects(item: &ItemTrait) -> impl Iterator<Item = &TraitItemFn> {
    item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) if methods::is_of_objects(&method.sig) => Some(method),
        _ => None,
    })
}

/// What makes `dyn Trait` a type behind handles.
fn glue(item: &ItemTrait, object: &Type, options: &Options) -> TokenStream {
    let ident = &item.ident;
    let name = opaque::haskell_name(options, ident);
    let storage = opaque::storage(options, &Generics::default());
    let family = Family::of_trait(object);
    let destructor = Destructor {
        at: ident.span(),
        module: options.module.as_ref(),
        id: definition::id(ident),
        symbol: mangle::of(&[&name, "destroy"]),
        close: options
            .closeable
            .is_some()
            .then(|| mangle::of(&[&name, "close"])),
        docs: docs::of(&item.attrs),
        argument: quote!(::hsffi::OwnedByRust<#object>),
        release: Release::ByRust(quote!(::core::mem::drop)),
        storage: quote!(::hsffi::__private::object::Boxed<#storage>),
        by_haskell: options.has_haskell_finalizer(),
        by_thread: options.has_thread_finalizer(),
        late: options.usable_in_finalizers.is_some(),
        size: options.size.as_ref(),
        token: None,
        instances: instances::classes(options),
        opening: opaque::opening(options),
        name,
        family: &family,
    };
    let destructor = destructor.expand();
    let threads = options
        .bound
        .is_none()
        .then(|| threads(ident, object, options));
    let immutable = options.immutable.is_some().then(|| {
        quote! {
            impl ::hsffi::__private::rule::Immutable for #object {}
            impl<I> ::hsffi::__private::rule::PureResult<I> for ::hsffi::__private::object::Box<#object> {}
        }
    });
    let taken = options.closeable.is_some().then(|| {
        let requirement = opaque::taken_over(options);
        quote! {
            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::rule::GivenUp for #object {
                type Requirement = ::hsffi::__private::rule::#requirement<Self>;
            }

            impl ::hsffi::__private::FromBoxed for #object {
                type As = ::hsffi::OwnedByRust<Self>;
            }
        }
    });
    // What a reference elides is shorter.
    let lasting: Type = parse_quote_spanned!(ident.span()=> (#object + 'static));
    let of = instances::Of {
        ty: &lasting,
        owner: object,
        name: ident,
    };
    let instances = instances::expand(of, options);
    let items = quote! {
        #destructor

        #instances

        // Of objects that borrow nothing alone: Haskell keeps them.
        #[diagnostic::do_not_recommend]
        impl ::hsffi::__private::position::InBox for #object {
            type Requirement = ::hsffi::__private::rule::OwnedObject<Self, ::hsffi::Rust>;
        }

        #[diagnostic::do_not_recommend]
        impl<H> ::hsffi::__private::position::InOwned<H> for #object {
            type Requirement = ::hsffi::__private::rule::OwnedObject<Self, H>;
        }

        impl ::hsffi::__private::IntoBoxed for #object {
            type As = ::hsffi::OwnedByRust<Self>;

            fn held(&self) -> ::core::primitive::usize {
                ::hsffi::__private::object::held_by_box(self)
            }

            fn boxed(self: ::hsffi::__private::object::Box<Self>) -> ::hsffi::OwnedByRust<Self> {
                ::hsffi::OwnedByRust::from(self)
            }
        }

        #immutable
        #taken
        #threads
    };
    metadata::scope(&item.attrs, &items)
}

/// Asks that any thread may use and release the objects, whatever their types.
fn threads(ident: &Ident, object: &Type, options: &Options) -> TokenStream {
    let sent = BoundCheck::named(format_ident!("HSFFI_SENT")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::SentTrait<#object>),
        ident,
    );
    // What is used by one call at a time need not be `Sync`. What is not `Send` is told once.
    let known = if options.exclusive.is_some() {
        quote!(true)
    } else {
        quote!(!HSFFI_SEND)
    };
    let shared = BoundCheck::named(format_ident!("HSFFI_SHARED")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::SharedTrait<#object, { #known }>),
        ident,
    );
    quote! {
        use ::hsffi::__private::object::NotSend as _;
        const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<#object>>::SEND;
        #sent
        #shared
    }
}

/// A method of a trait.
struct Method<'a> {
    item: &'a TraitItemFn,
    of_trait: &'a Ident,
    /// The type of the trait's objects.
    object: &'a Type,
    of_options: &'a Options,
}

impl Method<'_> {
    /// The shims, one for each case that its attributes tell apart.
    fn expand_cases(&self, exportable: bool, report: &mut Report) -> Vec<TokenStream> {
        let cases = conditions::cases(&self.item.attrs, report);
        let several = cases.len() > 1;
        let mut shims = Vec::new();
        for case in cases {
            let mut own = Report::default();
            let shim = self.expand(&case, &mut own);
            if exportable {
                shims.push(shim);
            }
            if several {
                // What is wrong in one case is not in another.
                shims.push(metadata::scope(&case, &own.into_tokens()));
            } else {
                report.append(own);
            }
        }
        shims
    }

    fn expand(&self, attributes: &[Attribute], report: &mut Report) -> TokenStream {
        let signature = &self.item.sig;
        attributes::check(attributes, report);
        let mut options = Options::read(Place::TraitMethod, TokenStream::new(), attributes, report);
        // What is not has been reported with the trait.
        let is_called = options.skip.is_none()
            && methods::is_dispatched(signature, &mut Report::default())
            && methods::has_receiver_of_object(signature, report);
        if !is_called {
            return TokenStream::new();
        }
        options.module = options.module.or_else(|| self.of_options.module.clone());
        let checked = signature::check(signature, Some(self.object), &options, report);
        if let Some(body) = &self.item.default {
            unused_stop_token::check(&options, signature, &body.to_token_stream(), report);
        }
        let export = Export {
            attributes,
            options: &options,
            signature,
            checked: &checked,
            owner: Some(self.object),
            of_trait: Some(self.of_trait),
            class: None,
        };
        export.expand(report.is_empty())
    }
}
