//! A function of Haskell's.
//!
//! A call is that of a closure. What Haskell exports returns the closure, once. That of an `async` function starts an action.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{FnArg, ForeignItemFn, Pat, PatType, ReturnType, Signature, Type};

use super::result::ResultChecks;
use crate::bound_check::BoundCheck;
use crate::options::{Options, Place, is_hsffi};
use crate::report::Report;
use crate::{attributes, lifetime, mangle, metadata};

pub(super) fn expand(function: &ForeignItemFn, module: &str, report: &mut Report) -> TokenStream {
    attributes::check(&function.attrs, report);
    let options = Options::read(Place::Imported, TokenStream::new(), &function.attrs, report);
    check(&function.sig, report);
    let mut inputs = inputs(&function.sig, report).into_iter();
    let Some((token, _)) = inputs.next() else {
        return TokenStream::new();
    };
    let arguments = inputs.enumerate();
    let arguments = arguments.map(|(position, (name, ty))| Argument::new(position, name, ty));
    let result = match &function.sig.output {
        ReturnType::Default => {
            let span = function.sig.ident.span();
            syn::parse_quote_spanned!(span=> ())
        }
        ReturnType::Type(_, ty) => (**ty).clone(),
    };
    let imported = Imported {
        function,
        module,
        options: &options,
        token,
        arguments: arguments.collect(),
        result,
        checks: ResultChecks::named("HSFFI_RESULT"),
        sent: BoundCheck::named(format_ident!("HSFFI_RESULT_SENT")),
    };
    imported.expand()
}

/// Names and types.
fn inputs<'a>(signature: &'a Signature, report: &mut Report) -> Vec<(&'a Ident, &'a Type)> {
    let mut inputs = Vec::new();
    for input in &signature.inputs {
        if let FnArg::Typed(PatType { pat, ty, .. }) = input {
            if let Pat::Ident(name) = &**pat {
                inputs.push((&name.ident, &**ty));
                continue;
            }
        }
        report.push(syn::Error::new_spanned(
            input,
            "a parameter of an imported function has a name and a type: write `text: &str`",
        ));
    }
    inputs
}

/// What no function of Haskell's is.
fn check(signature: &Signature, report: &mut Report) {
    if let Some(parameter) = signature.generics.params.first() {
        report.rule(
            parameter,
            "HS0014",
            "an imported function cannot be generic: what Haskell exports has one type",
            "declare one function for each type, and elide lifetimes: `text: &str`",
        );
    }
    if let Some(variadic) = &signature.variadic {
        report.rule(
            variadic,
            "HS0013",
            "an imported function cannot be variadic: Haskell's functions have a number of parameters",
            "pass a slice: `numbers: &[f64]`",
        );
    }
    if signature.inputs.is_empty() {
        report.rule(
            &signature.ident,
            "HS0073",
            "an imported function requires the token as its first parameter: Haskell may be called only while its runtime runs",
            "write `hs: Hs<'_>` as the first parameter",
        );
    }
}

/// A parameter behind the token.
struct Argument<'a> {
    name: &'a Ident,
    /// Without lifetimes.
    ty: Type,
    /// What is behind the `&`, if it is a reference.
    target: Option<Type>,
    check: BoundCheck,
}

impl<'a> Argument<'a> {
    fn new(position: usize, name: &'a Ident, ty: &Type) -> Self {
        let ty = lifetime::erase(ty, None);
        let target = match &ty {
            Type::Reference(reference) if reference.mutability.is_none() => {
                Some((*reference.elem).clone())
            }
            _ => None,
        };
        Argument {
            name,
            ty,
            target,
            check: BoundCheck::named(format_ident!("HSFFI_PARAMETER_{position}")),
        }
    }

    /// Whether it crosses.
    fn checked(&self) -> TokenStream {
        match &self.target {
            Some(target) => {
                let requirement = quote!(::hsffi::__private::imported::Lent<#target>);
                self.check.require_that("Safe", &requirement, &self.ty)
            }
            None => self.check.require("Safe", &self.ty, "Component", &self.ty),
        }
    }

    /// How it is passed, as an implementation of `PassBy`.
    fn way(&self) -> TokenStream {
        match &self.target {
            Some(target) => {
                let target = self.check.checked(target);
                quote!(<::hsffi::__private::imported::Loan as ::hsffi::__private::imported::PassBy<&#target>>)
            }
            None => {
                let ty = self.check.checked(&self.ty);
                quote!(<::hsffi::__private::imported::Given as ::hsffi::__private::imported::PassBy<#ty>>)
            }
        }
    }

    /// What passes it.
    fn pass(&self) -> TokenStream {
        let name = self.name;
        match &self.target {
            Some(target) => {
                let target = self.check.checked(target);
                quote!(hsffi_arguments.pass::<::hsffi::__private::imported::Loan, &#target>(#name);)
            }
            None => {
                let ty = self.check.checked(&self.ty);
                quote!(hsffi_arguments.pass::<::hsffi::__private::imported::Given, #ty>(#name);)
            }
        }
    }
}

struct Imported<'a> {
    function: &'a ForeignItemFn,
    module: &'a str,
    options: &'a Options,
    token: &'a Ident,
    arguments: Vec<Argument<'a>>,
    result: Type,
    /// Of the result.
    checks: ResultChecks,
    /// Whether another thread may receive it than makes it, if the function is `async`.
    sent: BoundCheck,
}

impl Imported<'_> {
    fn expand(&self) -> TokenStream {
        let ForeignItemFn {
            attrs, vis, sig, ..
        } = self.function;
        let (name, token, result) = (&sig.ident, self.token, &self.result);
        let text = name.to_string();
        let text = text.trim_start_matches("r#");
        let types = self.arguments.iter().map(|argument| &argument.ty);
        let signature = quote!(fn(#(#types),*) -> #result);
        let symbol = mangle::hashed(&["import", self.module, text], &signature);
        let attributes = attrs.iter().filter(|attribute| !is_hsffi(attribute));
        let inputs = &sig.inputs;
        let foreign = format_ident!("hsffi_exported", span = name.span());
        let record = self.record(&symbol, text);
        let checks = self.arguments.iter().map(Argument::checked);
        let result_checks = self.result_checks();
        let import = self.import();
        let passed = self.arguments.iter().map(Argument::pass);
        let count = self.arguments.len();
        let owner = quote_spanned!(name.span()=> ::hsffi::__private::imported::Imported);
        let (returned, enter, errors) = if self.is_async() {
            (
                quote!(::hsffi::HsFuture<#result>),
                quote!(start),
                quote!(#[doc = " The future's are the exception that the Haskell action threw."]),
            )
        } else {
            (
                quote!(::core::result::Result<#result, ::hsffi::HsException>),
                quote!(call),
                quote!(#[doc = " The exception that the Haskell function threw."]),
            )
        };
        quote! {
            #(#attributes)*
            ///
            /// # Errors
            #errors
            #[allow(clippy::too_many_arguments)]
            #vis fn #name(#inputs) -> #returned {
                #(#checks)*
                #result_checks
                #import
                #record
                unsafe extern "C" {
                    #[link_name = #symbol]
                    fn #foreign() -> ::hsffi::__private::imported::StablePtr;
                }
                static HSFFI_IMPORTED: #owner<HsffiImport> =
                    // SAFETY: the Haskell module that is generated from the record exports the function.
                    unsafe { ::hsffi::__private::imported::Imported::new(#foreign) };
                // SAFETY: the parameters are those of the record.
                unsafe {
                    HSFFI_IMPORTED.#enter::<#count>(#token, |hsffi_arguments| {
                        let _ = &hsffi_arguments;
                        #(#passed)*
                    })
                }
            }
        }
    }

    fn result_checks(&self) -> TokenStream {
        let checks = self.checks.expand(&self.result, &self.result);
        let is_sent = self.is_async().then(|| {
            let checked = self.checks.checked(&self.result);
            let requirement = quote!(::hsffi::__private::rule::SentBackByFuture<#checked>);
            self.sent.require_that("Safe", &requirement, &self.result)
        });
        quote!(#checks #is_sent)
    }

    fn is_async(&self) -> bool {
        self.function.sig.asyncness.is_some()
    }

    /// The result, once it has passed all checks.
    fn checked_result(&self) -> Type {
        let checked = self.checks.checked(&self.result);
        if self.is_async() {
            self.sent.checked(&checked)
        } else {
            checked
        }
    }

    /// What the function takes and returns.
    fn import(&self) -> TokenStream {
        let ways: Vec<_> = self.arguments.iter().map(Argument::way).collect();
        let positions = 0..ways.len();
        let result = self.checked_result();
        quote! {
            struct HsffiImport;
            impl ::hsffi::__private::imported::Import for HsffiImport {
                type Result = #result;
                const CLOSURE: ::hsffi::__private::metadata::Closure = ::hsffi::__private::metadata::Closure {
                    parameters: &const {
                        let hsffi_offsets = ::hsffi::__private::Layout::offsets([#(#ways::LAYOUT),*]);
                        let _ = hsffi_offsets;
                        [#(::hsffi::__private::metadata::Slotted {
                            offset: hsffi_offsets[#positions],
                            ty: &#ways::TYPE,
                        }),*]
                    },
                    slot: ::hsffi::__private::Layout::record([#(#ways::LAYOUT),*]).size,
                    result: &<Self::Result as ::hsffi::__private::imported::ClosureResult>::TYPE,
                    result_slot: <Self::Result as ::hsffi::__private::imported::ClosureResult>::LAYOUT.size,
                    checked: <Self::Result as ::hsffi::__private::imported::ClosureResult>::CHECKED,
                };
            }
        }
    }

    fn record(&self, symbol: &str, name: &str) -> TokenStream {
        let module = self.module;
        let haskell_name = self.options.name();
        let pure = self.options.pure.is_some();
        let asynchronous = self.is_async();
        let record = metadata::emit(
            &format!("{symbol}_abi"),
            self.function.sig.ident.span(),
            &quote! {
                ::hsffi::__private::metadata::Record::HaskellFunction(::hsffi::__private::metadata::HaskellFunction {
                    symbol: #symbol,
                    module: #module,
                    name: #name,
                    haskell_name: #haskell_name,
                    pure: #pure,
                    asynchronous: #asynchronous,
                    ty: <HsffiImport as ::hsffi::__private::imported::Import>::TYPE,
                })
            },
        );
        metadata::scope(&[], &record)
    }
}
