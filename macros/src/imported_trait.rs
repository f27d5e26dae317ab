//! `#[hsffi::import]` on a trait: Haskell implements it, as a record of functions.
//!
//! The trait stays as it is written. A hidden type implements it, whose methods call those of the record by their numbers:
//!
//! ```ignore
//! struct HsffiImplementation(Methods);
//!
//! impl Storage for HsffiImplementation {
//!     fn get(&self, hsffi_0: Hs<'_>, hsffi_1: &str) -> Result<Option<String>, HsException> {
//!         unsafe { self.0.with::<HsffiMethod0>(hsffi_0) }.call_method(0, (hsffi_1,))
//!     }
//! }
//! ```
//!
//! `&dyn Storage` and `Box<dyn Storage>`, also with `Send` and `Sync`, are then parameters of exports.

mod check;
mod crossing;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, FnArg, ItemTrait, ReturnType, TraitItem, TraitItemFn, Type, parse_quote};

use crate::bound_check::BoundCheck;
use crate::data::{check_field_names, field_names};
use crate::import::ResultChecks;
use crate::opaque::haskell_name;
use crate::options::{Options, Place, is_hsffi};
use crate::report::Report;
use crate::{definition, direction, docs, lifetime, mangle, metadata};

pub fn expand(options: TokenStream, mut item: ItemTrait) -> TokenStream {
    let mut report = Report::default();
    let options = Options::read(Place::ImportedTrait, options, &item.attrs, &mut report);
    direction::check_only(
        "import",
        "export",
        &mut item.attrs,
        &item.ident,
        &mut report,
    );
    let item = &item;
    check_field_names(&options, &mut report);
    check::check(item, &mut report);
    let methods: Vec<_> = required(item)
        .enumerate()
        .map(|(number, method)| Method::new(number, method, &mut report))
        .collect();
    let written = written(item);
    if !report.is_empty() {
        let errors = report.into_tokens();
        return quote!(#written #errors);
    }
    let checks = methods.iter().map(Method::checks);
    let implementation = implementation(item, &methods);
    let crossing = crossing::expand(&item.ident);
    let definition = definition::emit(&definition::id(&item.ident), None, None);
    let record = record(item, &options, &methods);
    let hidden = metadata::scope(
        &item.attrs,
        &quote! {
            #definition
            #(#checks)*
            #implementation
            #crossing
            #record
        },
    );
    quote!(#written #hidden)
}

/// The methods that Haskell implements: those without a body.
fn required(item: &ItemTrait) -> impl Iterator<Item = &TraitItemFn> {
    item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) if method.default.is_none() => Some(method),
        _ => None,
    })
}

/// The trait without the options.
fn written(item: &ItemTrait) -> ItemTrait {
    let keep = |attributes: &mut Vec<Attribute>| attributes.retain(|it| !is_hsffi(it));
    let mut item = item.clone();
    keep(&mut item.attrs);
    for item in &mut item.items {
        if let TraitItem::Fn(method) = item {
            keep(&mut method.attrs);
        }
    }
    item
}

/// A method that Haskell implements.
struct Method<'a> {
    source: &'a TraitItemFn,
    options: Options,
    number: usize,
    returned: Type,
    /// Whether it returns a `Result`.
    check: BoundCheck,
    /// Of what the Haskell function returns.
    checks: ResultChecks,
}

impl<'a> Method<'a> {
    fn new(number: usize, source: &'a TraitItemFn, report: &mut Report) -> Self {
        let returned = match &source.sig.output {
            ReturnType::Default => {
                syn::parse_quote_spanned!(source.sig.ident.span()=> ())
            }
            ReturnType::Type(_, ty) => (**ty).clone(),
        };
        Method {
            source,
            options: Options::read(
                Place::ImportedMethod,
                TokenStream::new(),
                &source.attrs,
                report,
            ),
            number,
            returned,
            check: BoundCheck::named(format_ident!("HSFFI_RETURNS_{number}")),
            checks: ResultChecks::named(&format!("HSFFI_RESULT_{number}")),
        }
    }

    /// The types of the parameters behind `self`, the token among them.
    fn types(&self) -> impl Iterator<Item = &'a Type> {
        let inputs = &self.source.sig.inputs;
        inputs.iter().filter_map(|input| match input {
            FnArg::Typed(input) => Some(&*input.ty),
            FnArg::Receiver(_) => None,
        })
    }

    /// Whether the first parameter is spelled as the token. That it is one, and that there is none where it is not spelled so, rustc
    /// proves.
    fn has_token(&self) -> bool {
        self.types().next().is_some_and(|ty| match ty {
            Type::Path(path) => (path.path.segments.last()).is_some_and(|last| last.ident == "Hs"),
            _ => false,
        })
    }

    fn signature(&self) -> Ident {
        format_ident!("HsffiMethod{}", self.number)
    }

    fn ty(&self) -> Ident {
        format_ident!("HSFFI_METHOD_{}", self.number)
    }

    /// The result, once it is a `Result`.
    fn returned(&self) -> Type {
        self.check.checked(&lifetime::erase(&self.returned, None))
    }

    /// That it returns a `Result`, its signature, and what Haskell is told of it.
    fn checks(&self) -> TokenStream {
        let returned = lifetime::erase(&self.returned, None);
        let requirement = quote!(::hsffi::__private::implemented::ReturnedByMethod<#returned>);
        let at = match &self.source.sig.output {
            ReturnType::Default => self.source.sig.ident.to_token_stream(),
            ReturnType::Type(_, ty) => ty.to_token_stream(),
        };
        let returns = self.check.require_that("Safe", &requirement, &at);
        let returned = self.returned();
        let value: Type =
            parse_quote!(<#returned as ::hsffi::__private::implemented::MethodResult>::Value);
        let checks = self.checks.expand(&value, &at);
        let value = self.checks.checked(&value);
        let types = self.types().skip(usize::from(self.has_token()));
        let types = types.map(|ty| lifetime::erase(ty, None));
        let (signature, ty) = (self.signature(), self.ty());
        let described = quote_spanned!(self.source.sig.ident.span()=> ::hsffi::__private::implemented::method::<#signature>());
        quote! {
            #returns
            #checks
            #[allow(clippy::type_complexity)]
            type #signature = fn(#(#types),*) -> #value;
            const #ty: ::hsffi::__private::metadata::Type = #described;
        }
    }

    fn implementation(&self) -> TokenStream {
        let mut signature = self.source.sig.clone();
        let mut names = Vec::new();
        for input in &mut signature.inputs {
            if let FnArg::Typed(input) = input {
                let name = format_ident!("hsffi_{}", names.len(), span = Span::mixed_site());
                *input.pat = syn::parse_quote!(#name);
                input.attrs.clear();
                names.push(name);
            }
        }
        let number = self.number as u64;
        let method = self.signature();
        let call = |token: &TokenStream, arguments: &[Ident]| {
            quote! {
                // SAFETY: the record that Haskell is told of has the method with this number and this signature.
                unsafe { self.0.with::<#method>(#token) }.call_method(#number, (#(#arguments,)*))
            }
        };
        let body = if self.has_token() {
            let (token, arguments) = names.split_at(1);
            call(&quote!(#(#token)*), arguments)
        } else {
            let token = Ident::new("hsffi_token", Span::mixed_site());
            let call = call(&quote!(#token), &names);
            let returned = self.returned();
            quote! {
                <#returned as ::hsffi::__private::implemented::MethodResult>::of(self.0.attached(|#token| #call))
            }
        };
        quote! {
            #[allow(clippy::too_many_arguments)]
            #signature {
                #[allow(unused_imports)]
                use ::hsffi::__private::implemented::Unsupported as _;
                #body
            }
        }
    }

    fn describe(&self) -> TokenStream {
        let name = haskell_name(&self.options, &self.source.sig.ident);
        let ty = self.ty();
        let docs = docs::of(&self.source.attrs);
        quote! {
            ::hsffi::__private::metadata::Field {
                name: #name,
                value: ::hsffi::__private::metadata::Slotted { offset: 0, ty: &#ty },
                docs: #docs,
            }
        }
    }
}

fn implementation(item: &ItemTrait, methods: &[Method<'_>]) -> TokenStream {
    let name = &item.ident;
    let methods = methods.iter().map(Method::implementation);
    quote! {
        #[repr(transparent)]
        struct HsffiImplementation(::hsffi::__private::implemented::Methods);

        impl #name for HsffiImplementation {
            #(#methods)*
        }
    }
}

fn record(item: &ItemTrait, options: &Options, methods: &[Method<'_>]) -> TokenStream {
    let name = haskell_name(options, &item.ident);
    let symbol = mangle::of(&[&name, "abi"]);
    let field_names = field_names(options);
    let fields = methods.iter().map(Method::describe);
    let docs = docs::of(&item.attrs);
    metadata::emit_in(
        options.module.as_ref(),
        &symbol,
        item.ident.span(),
        &quote! {
            ::hsffi::__private::metadata::Record::Data(::hsffi::__private::metadata::Data {
                id: &HSFFI_DEFINITION,
                name: #name,
                symbol: #symbol,
                sum: false,
                variants: &[::hsffi::__private::metadata::Variant {
                    name: #name,
                    ident: #name,
                    fields: &[#(#fields),*],
                    docs: ::hsffi::__private::metadata::Docs::of(&[]),
                }],
                size: ::hsffi::__private::implemented::LAYOUT.size,
                form: ::hsffi::__private::metadata::DataForm::Functions,
                field_names: ::hsffi::__private::metadata::FieldNames::#field_names,
                passed: true,
                docs: #docs,
            })
        },
    )
}
