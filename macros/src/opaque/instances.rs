//! The instances of a type, also of the objects of a trait: for each method that Rust implements, a function that is exported as any other is, and that Haskell
//! calls in the instance.

use hsffi_metadata::Class;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Path, Signature, Type, parse_quote};

use crate::bound_check::BoundCheck;
use crate::options::{Instance, Items, Options, Source};
use crate::report::{self, Report};
use crate::shim::Export;
use crate::{metadata, signature};

/// The classes, as the object's record tells them.
pub(crate) fn classes(options: &Options) -> TokenStream {
    let classes = options.instances.iter().map(|instance| {
        let class = instance.class;
        format_ident!("{class:?}")
    });
    quote!(&[#(::hsffi::__private::metadata::Class::#classes),*])
}

/// The type of the objects, and the name that their documentation has for it.
#[derive(Clone, Copy)]
pub(crate) struct Of<'a> {
    /// As it stands behind a reference.
    pub(crate) ty: &'a Type,
    /// As the type that the functions belong to.
    pub(crate) owner: &'a Type,
    pub(crate) name: &'a Ident,
}

impl ToTokens for Of<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ty.to_tokens(tokens);
    }
}

/// What is asked of the type, and the functions of all its instances.
pub(crate) fn expand(of: Of<'_>, options: &Options) -> TokenStream {
    let methods = options
        .instances
        .iter()
        .flat_map(|instance| methods(of, instance));
    let methods = methods.map(|method| method.expand(of));
    quote!(#(#methods)*)
}

/// The same for a type that is not a trait's.
pub(super) fn of_type(ident: &Ident, options: &Options) -> TokenStream {
    let ty: Type = parse_quote!(#ident);
    let of = Of {
        ty: &ty,
        owner: &ty,
        name: ident,
    };
    expand(of, options)
}

/// A function that implements a method.
struct Method {
    /// Its name in Rust.
    name: &'static str,
    class: Class,
    /// What of Rust's it is, for the documentation of the instance.
    docs: String,
    /// What the body requires.
    check: Option<TokenStream>,
    parameters: TokenStream,
    returned: TokenStream,
    body: TokenStream,
}

fn methods(of: Of<'_>, instance: &Instance) -> Vec<Method> {
    match &instance.source {
        Source::Implied => implied(of, instance),
        Source::Function(path) => vec![by_function(of, instance.class, path)],
        Source::Bounds { min, max } => vec![
            constant("instance_min_bound", of, instance.class, min),
            constant("instance_max_bound", of, instance.class, max),
        ],
        Source::Items(items) => list(of, &instance.at, items).into(),
    }
}

/// The methods of a class that come from the trait of the class, which the type is asked for where the option names the class.
fn implied(of: Of<'_>, instance: &Instance) -> Vec<Method> {
    let Instance { class, at, .. } = instance;
    let check = BoundCheck::named(format_ident!("HSFFI_{}", at.to_string().to_uppercase()));
    let checked = check.checked(of.ty);
    let (rule, name, docs, parameters, returned, body) = match class {
        Class::Eq => (
            "EqInstance",
            "instance_eq",
            "Rust's `PartialEq::eq`.",
            quote!(a: &#of, b: &#of),
            quote!(::core::primitive::bool),
            quote!(::hsffi::__private::instance::eq::<#checked>(a, b)),
        ),
        Class::Ord => (
            "OrdInstance",
            "instance_compare",
            "Rust's `Ord::cmp`.",
            quote!(a: &#of, b: &#of),
            quote!(::core::primitive::u32),
            quote!(::hsffi::__private::instance::compare::<#checked>(a, b)),
        ),
        Class::Show => (
            "ShowInstance",
            "instance_show",
            "What Rust's `Debug` writes.",
            quote!(a: &#of),
            quote!(::hsffi::__private::instance::String),
            quote!(::hsffi::__private::instance::show::<#checked>(a)),
        ),
        Class::Hashable => (
            "HashableInstance",
            "instance_hash",
            "Rust's `Hash`. A value has the same hash in one run of a program.",
            quote!(salt: ::core::primitive::isize, a: &#of),
            quote!(::core::primitive::isize),
            quote!(::hsffi::__private::instance::hash::<#checked>(salt, a)),
        ),
        Class::Bounded => {
            return vec![
                constant_of_type("instance_min_bound", of, at, "MIN"),
                constant_of_type("instance_max_bound", of, at, "MAX"),
            ];
        }
        // Of `NFData`, Rust has no part.
        Class::Semigroup | Class::Monoid | Class::NFData | Class::IsList => return Vec::new(),
    };
    let rule = format_ident!("{rule}");
    let asked = quote!(::hsffi::__private::rule::#rule<#of>);
    vec![Method {
        name,
        class: *class,
        docs: docs.to_owned(),
        check: Some(check.require_that("Safe", &asked, at)),
        parameters,
        returned,
        body,
    }]
}

/// The methods of `IsList`.
fn list(of: Of<'_>, at: &Ident, items: &Items) -> [Method; 2] {
    let Items { item, functions } = items;
    let check = BoundCheck::named(format_ident!("HSFFI_ISLIST"));
    let items = quote!(::hsffi::__private::instance::Vec<#item>);
    let (check, [from, to], docs) = match functions {
        Some((from, to)) => {
            let ((from_function, from_docs), (to_function, to_docs)) =
                (function(of, from), function(of, to));
            let from = quote_spanned!(from.span()=> ::hsffi::__private::instance::from_list_by::<#of, #item, _, _>(items, #from_function));
            let to = quote_spanned!(to.span()=> ::hsffi::__private::instance::to_list_by::<#of, #item, _>(a, #to_function));
            (None, [from, to], [from_docs, to_docs])
        }
        None => {
            let checked = check.checked(of.ty);
            let asked = quote!(::hsffi::__private::rule::IsListInstance<#item, #of>);
            let bodies = [
                quote!(::hsffi::__private::instance::from_list::<#checked, #item>(items)),
                quote!(::hsffi::__private::instance::to_list::<#checked, #item>(a)),
            ];
            let docs = ["FromIterator", "IntoIterator"].map(|name| format!("Rust's `{name}`."));
            (Some(check.require_that("Safe", &asked, at)), bodies, docs)
        }
    };
    let [from_docs, to_docs] = docs;
    let from = Method {
        name: "instance_from_list",
        class: Class::IsList,
        docs: from_docs,
        check,
        parameters: quote!(items: #items),
        returned: quote!(::hsffi::OwnedByRust<#of>),
        body: from,
    };
    let to = Method {
        name: "instance_to_list",
        class: Class::IsList,
        docs: to_docs,
        check: None,
        parameters: quote!(a: &#of),
        returned: items,
        body: to,
    };
    [from, to]
}

/// The method of a class that is a function of the user's.
fn by_function(of: Of<'_>, class: Class, path: &Path) -> Method {
    let (function, docs) = function(of, path);
    let (name, parameters, returned, body) = match class {
        Class::Show => (
            "instance_show",
            quote!(a: &#of),
            quote!(::hsffi::__private::instance::String),
            quote_spanned!(path.span()=> ::hsffi::__private::instance::show_by::<#of, _, _>(a, #function)),
        ),
        Class::Semigroup => (
            "instance_append",
            quote!(a: &#of, b: &#of),
            quote!(::hsffi::OwnedByRust<#of>),
            quote_spanned!(path.span()=> ::hsffi::__private::instance::append::<#of, _, _>(a, b, #function)),
        ),
        _ => return constant("instance_empty", of, class, path),
    };
    Method {
        name,
        class,
        docs,
        check: None,
        parameters,
        returned,
        body,
    }
}

/// A method without parameters that is a function of the user's.
fn constant(name: &'static str, of: Of<'_>, class: Class, path: &Path) -> Method {
    let (function, docs) = function(of, path);
    Method {
        name,
        class,
        docs,
        check: None,
        parameters: TokenStream::new(),
        returned: quote!(::hsffi::OwnedByRust<#of>),
        body: quote_spanned!(path.span()=> ::hsffi::__private::instance::make::<#of, _, _>(#function)),
    }
}

/// A method of `Bounded` that is a constant of the type.
fn constant_of_type(name: &'static str, of: Of<'_>, at: &Ident, constant: &str) -> Method {
    let constant = Ident::new(constant, at.span());
    Method {
        name,
        class: Class::Bounded,
        docs: format!("Rust's `{}::{constant}`.", of.name),
        check: None,
        parameters: TokenStream::new(),
        returned: quote!(::hsffi::OwnedByRust<#of>),
        body: quote_spanned!(at.span()=> ::hsffi::OwnedByRust::new(<#of>::#constant)),
    }
}

/// A function as an expression, and as documentation names it. One name alone is that of a function of the type.
fn function(of: Of<'_>, path: &Path) -> (TokenStream, String) {
    let spelled = report::spelled(path);
    let spelled = spelled.trim().trim_start_matches("crate::");
    match path.get_ident() {
        Some(name) => (
            quote_spanned!(path.span()=> <#of>::#name),
            format!("Rust's `{}::{spelled}`.", of.name),
        ),
        None => (path.to_token_stream(), format!("Rust's `{spelled}`.")),
    }
}

impl Method {
    fn expand(&self, of: Of<'_>) -> TokenStream {
        let Method {
            name,
            class,
            docs,
            check,
            parameters,
            returned,
            body,
        } = self;
        let name = Ident::new(name, of.name.span());
        let owner = of.owner;
        let signature: Signature = parse_quote!(fn #name(#parameters) -> #returned);
        let attributes: Vec<Attribute> = vec![parse_quote!(#[doc = #docs])];
        let options = Options::of_pure_function();
        // The signature is the macro's own, which has nothing to be told of.
        let mut report = Report::default();
        let checked = signature::check(&signature, Some(owner), &options, &mut report);
        let export = Export {
            attributes: &attributes,
            options: &options,
            signature: &signature,
            checked: &checked,
            owner: Some(owner),
            of_trait: None,
            class: Some(*class),
        };
        let shim = export.expand(report.is_empty());
        let errors = report.into_tokens();
        let variables = metadata::variables_named(&["a", "b", "salt", "items"]);
        quote! {
            #check
            const _: () = {
                #variables
                #signature { #body }
                #shim
            };
            #errors
        }
    }
}
