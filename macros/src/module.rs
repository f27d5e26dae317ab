//! `hsffi::module!`: the name of the Haskell module, and the functions that support all exports of the crate.

use std::path::Path;
use std::{env, fs};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Ident, LitStr, Token};

use crate::report::Report;
use crate::{docs, mangle, metadata};

struct Module {
    /// The parts of the text, unless there is none.
    docs: Option<TokenStream>,
    root: LitStr,
    package: Option<LitStr>,
    /// Whether Haskell calls by way of a C header.
    capi: bool,
    /// What actions are called instead of `IO`.
    io: Option<LitStr>,
    /// The function that makes what runs futures.
    executor: Option<syn::Path>,
}

/// What may follow the module's name.
const OPTIONS: &str = "expected one of `package = \"…\"`, `io = \"…\"`, `executor = …` and `capi` after the name of the module";

impl Parse for Module {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let docs = (!attributes.is_empty()).then(|| docs::text(&attributes, None));
        if !input.peek(LitStr) {
            return Err(syn::Error::new(
                input.span(),
                "expected the name of the Haskell module, such as `hsffi::module!(\"Data.Mail\")`",
            ));
        }
        let root = input.parse()?;
        let (mut package, mut capi, mut io, mut executor) = (None, None, None, None);
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let key = input
                .call(Ident::parse_any)
                .map_err(|_| input.error(OPTIONS))?;
            let again = if key == "capi" {
                capi.replace(()).is_some()
            } else if (key == "package" || key == "io") && input.peek(Token![=]) {
                input.parse::<Token![=]>()?;
                let option = if key == "io" { &mut io } else { &mut package };
                option.replace(input.parse()?).is_some()
            } else if key == "executor" && input.peek(Token![=]) {
                input.parse::<Token![=]>()?;
                executor.replace(input.parse()?).is_some()
            } else {
                return Err(syn::Error::new_spanned(key, OPTIONS));
            };
            if again {
                return Err(syn::Error::new_spanned(
                    key,
                    "this option is repeated: keep one",
                ));
            }
        }
        if !input.is_empty() {
            return Err(input.error(OPTIONS));
        }
        Ok(Module {
            docs,
            root,
            package,
            capi: capi.is_some(),
            io,
            executor,
        })
    }
}

pub fn expand(input: TokenStream) -> TokenStream {
    let module: Module = match syn::parse2(input) {
        Ok(module) => module,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    report.take(check_module_name(&module.root));
    report.take(module.package.as_ref().map_or(Ok(()), check_package_name));
    report.take(module.io.as_ref().map_or(Ok(()), check_type_name));
    if report.is_empty() {
        expand_module(module)
    } else {
        report.into_tokens()
    }
}

fn expand_module(
    Module {
        docs,
        root,
        package,
        capi,
        io,
        executor,
    }: Module,
) -> TokenStream {
    let docs = docs.unwrap_or_else(|| quote!(&[::core::env!("CARGO_PKG_DESCRIPTION")]));
    let package = match package {
        Some(name) => quote!(#name),
        None => quote!(::core::env!("CARGO_PKG_NAME")),
    };
    let io = io.as_ref().map(LitStr::value).unwrap_or_default();
    let (license_file, license_is_read) = license_file();
    let prefix = mangle::support();
    let record = metadata::emit(
        &format!("{prefix}_abi"),
        Span::call_site(),
        &quote! {
            ::hsffi::__private::metadata::Record::Module(::hsffi::__private::metadata::Module {
                root: #root,
                package: #package,
                version: ::core::env!("CARGO_PKG_VERSION"),
                prefix: #prefix,
                license: ::core::env!("CARGO_PKG_LICENSE"),
                license_file: #license_file,
                docs: ::hsffi::__private::metadata::Docs::of(#docs),
                capi: #capi,
                io: #io,
            })
        },
    );
    let library = format!("{prefix}_library");
    let (executor, choice) = match executor {
        None => (quote!(()), None),
        Some(path) => {
            let span = path.span();
            let choice = quote_spanned! {span=>
                impl ::hsffi::__private::MakeExecutor for HsffiExecutor {
                    const MAKE: ::core::option::Option<fn() -> ::std::boxed::Box<dyn ::hsffi::Executor>> =
                        ::core::option::Option::Some(|| ::std::boxed::Box::new(#path()));
                }
            };
            (
                quote!(HsffiExecutor),
                Some(quote!(enum HsffiExecutor {} #choice)),
            )
        }
    };
    quote! {
        // A second one has the same name, which is what rustc prints.
        #[doc(hidden)]
        const ONE_MODULE_HS0058: () = ::core::assert!(
            ::hsffi::__private::module::is_root(::core::module_path!()),
            "[HS0058] `hsffi::module!` is not in the root of the crate: a crate becomes one Haskell package\nmove it to the beginning of lib.rs; if lib.rs already has one, remove this one\nfor details, run `cargo hsffi explain HS0058`"
        );

        const _: () = {
            #[cfg(panic = "abort")]
            ::core::compile_error!(
                "[HS0028] with `panic = \"abort\"`, a panic would terminate the Haskell program instead of throwing `RustPanic`\nremove `panic = \"abort\"` from the Cargo profile\nfor details, run `cargo hsffi explain HS0028`"
            );

            static HSFFI_PRESSURE: ::hsffi::__private::accounting::Pressure = ::hsffi::__private::accounting::Pressure::new();

            #[unsafe(export_name = #library)]
            static HSFFI_LIBRARY: ::hsffi::__private::library::Library = ::hsffi::__private::library::Library::new::<#executor>(
                ::core::concat!(::core::env!("CARGO_PKG_VERSION"), "\0"),
                &HSFFI_PRESSURE,
            );

            #choice

            #license_is_read

            #record
        };
    }
}

/// An `Option<LicenseFile>` of the Cargo package's `license-file`, and what makes rustc look at it again when it changes. Cargo
/// asks for the file when a crate is published and not before, so there may be none.
fn license_file() -> (TokenStream, TokenStream) {
    let file = || {
        let file = env::var("CARGO_PKG_LICENSE_FILE").ok()?;
        let path = Path::new(&env::var("CARGO_MANIFEST_DIR").ok()?).join(file);
        let name = path.file_name()?.to_str()?.to_owned();
        let text = String::from_utf8_lossy(&fs::read(&path).ok()?).into_owned();
        let path = path.to_str()?;
        let is_read = quote!(
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        );
        let license = quote! {
            ::core::option::Option::Some(::hsffi::__private::metadata::LicenseFile { name: #name, text: #text })
        };
        Some((license, is_read))
    };
    file().unwrap_or_else(|| (quote!(::core::option::Option::None), TokenStream::new()))
}

pub fn check_module_name(root: &LitStr) -> syn::Result<()> {
    let name = root.value();
    let fine = name.split('.').all(|part| {
        part.chars().next().is_some_and(|c| c.is_ascii_uppercase())
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '\'')
    });
    if fine {
        return Ok(());
    }
    let message = if name.is_ascii() {
        "not a Haskell module name: write capitalised words separated by dots, such as \"Data.Mail\""
    } else {
        "the name of a module is also a file name, and file names that are not ASCII differ between systems: write capitalised words of \
         ASCII letters and digits separated by dots, such as \"Data.Mail\""
    };
    Err(syn::Error::new(root.span(), message))
}

fn check_type_name(name: &LitStr) -> syn::Result<()> {
    let value = name.value();
    let fine = value.starts_with(|c: char| c.is_ascii_uppercase())
        && value.chars().all(|c| c.is_ascii_alphanumeric());
    if fine {
        Ok(())
    } else {
        Err(syn::Error::new(
            name.span(),
            "not a name for a type of actions: write one capitalised word of ASCII letters and digits, such as \"Mail\"",
        ))
    }
}

fn check_package_name(name: &LitStr) -> syn::Result<()> {
    let fine = name.value().split('-').all(|part| {
        part.chars().all(|c| c.is_ascii_alphanumeric())
            && part.chars().any(|c| c.is_ascii_alphabetic())
    });
    if fine {
        Ok(())
    } else {
        Err(syn::Error::new(
            name.span(),
            "not a Cabal package name: write words of ASCII letters and digits separated by hyphens, each with at least one letter, such as \"data-mail\"",
        ))
    }
}
