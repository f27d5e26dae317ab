//! `#[derive(hsffi::Via)]`: a struct around a type of any crate, which crosses as another type.

use hsffi_metadata::phrase::{Kind, Phrase};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Data, DeriveInput, Expr, Field, LitStr, Type};

use crate::bound_check::BoundCheck;
use crate::opaque::refuse_generics;
use crate::options::is_hsffi;
use crate::report::{Report, spelled};
use crate::{lifetime, placeholder_impl};

/// What stands in `#[hsffi(…)]`.
#[derive(Default)]
struct Options {
    via: Option<Type>,
    from: Option<Expr>,
    into: Option<Expr>,
    haskell: Option<LitStr>,
    package: Option<LitStr>,
    haskell_from: Option<LitStr>,
    haskell_into: Option<LitStr>,
    lacks: Vec<Ident>,
}

const KNOWN: &str =
    "`via`, `from`, `into`, `haskell`, `package`, `haskell_from`, `haskell_into` and `lacks`";

impl Options {
    fn read(input: &DeriveInput, report: &mut Report) -> Self {
        let mut options = Options::default();
        for attribute in input.attrs.iter().filter(|attribute| is_hsffi(attribute)) {
            report.take(attribute.parse_nested_meta(|meta| options.read_option(&meta)));
        }
        options
    }

    fn read_option(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let name = meta.path.get_ident().map(|name| name.unraw().to_string());
        let again = match name.as_deref() {
            Some("via") => self.via.replace(meta.value()?.parse()?).is_some(),
            Some("from") => self.from.replace(meta.value()?.parse()?).is_some(),
            Some("into") => self.into.replace(meta.value()?.parse()?).is_some(),
            Some("haskell") => (self.haskell).replace(phrase(meta, Kind::Type)?).is_some(),
            Some("package") => self.package.replace(meta.value()?.parse()?).is_some(),
            Some("haskell_from") => (self.haskell_from)
                .replace(phrase(meta, Kind::Function)?)
                .is_some(),
            Some("haskell_into") => (self.haskell_into)
                .replace(phrase(meta, Kind::Function)?)
                .is_some(),
            Some("lacks") => {
                let again = !self.lacks.is_empty();
                meta.parse_nested_meta(|class| {
                    let class = class.path.require_ident()?;
                    if !["Eq", "Ord", "Show", "NFData"].iter().any(|known| class == known) {
                        return Err(syn::Error::new(
                            class.span(),
                            "expected classes of which the Haskell type has no instance: `Eq`, `Ord`, `Show` or `NFData`",
                        ));
                    }
                    self.lacks.push(class.clone());
                    Ok(())
                })?;
                again
            }
            _ => {
                return Err(meta.error(format!(
                    "unknown option; the options of `hsffi::Via` are {KNOWN}"
                )));
            }
        };
        if again {
            return Err(meta.error("this option repeats an earlier one: keep one"));
        }
        Ok(())
    }

    /// The Haskell type and its package, and the functions from what crosses and to it; `None` when what crosses is the Haskell type.
    fn conversion(&self, input: &DeriveInput, report: &mut Report) -> Option<[String; 4]> {
        let parts = [
            &self.haskell,
            &self.package,
            &self.haskell_from,
            &self.haskell_into,
        ];
        let given: Vec<_> = parts.iter().filter_map(|part| part.as_ref()).collect();
        if given.len() == parts.len() {
            let texts = given.iter().map(|text| text.value());
            return <[String; 4]>::try_from(texts.collect::<Vec<_>>()).ok();
        }
        if let Some(first) = given.first() {
            report.push(syn::Error::new(
                first.span(),
                "a Haskell type is named by all of `haskell = \"Module.Type\"`, `package = \"name >=1 && <2\"`, `haskell_from = \"function\"` and `haskell_into = \"function\"`; without these four, Haskell has the type that crosses",
            ));
        } else if let Some(first) = self.lacks.first() {
            report.push(syn::Error::new(
                first.span(),
                format!("`lacks` is for a Haskell type: name it by `haskell = \"…\"`, or remove `lacks` from `{}`", input.ident),
            ));
        }
        None
    }
}

/// A Haskell type or function, as the generator will read it.
fn phrase(meta: &ParseNestedMeta<'_>, kind: Kind) -> syn::Result<LitStr> {
    let text: LitStr = meta.value()?.parse()?;
    match Phrase::parse(&text.value(), kind) {
        Ok(_) => Ok(text),
        Err(error) => {
            let expected = match kind {
                Kind::Type => "write a type with its module, such as `Data.Time.Calendar.Day`",
                Kind::Function => {
                    "write a function with its module, such as `Data.Time.Calendar.ModifiedJulianDay`; functions may be applied and composed, as in `uncurry A.f . B.g`"
                }
            };
            Err(syn::Error::new(text.span(), format!("{error}: {expected}")))
        }
    }
}

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    refuse_generics(&input.generics, &mut report);
    let options = Options::read(&input, &mut report);
    let field = only_field(&input, &mut report);
    let conversion = options.conversion(&input, &mut report);
    if let Some(via) = options.via.as_ref().filter(|via| lifetime::refers(via)) {
        report.rule(
            via,
            "HS0070",
            &format!(
                "`{}` is borrowed: a value within another type outlives the call",
                spelled(via)
            ),
            "name an owned type, such as `String` for `&str` and `Vec<T>` for `&[T]`",
        );
    }
    let required = (&options.via, &options.from, &options.into);
    let (Some(via), Some(from), Some(into)) = required else {
        if report.is_empty() {
            report.push(syn::Error::new(
                input.ident.span(),
                format!("`hsffi::Via` requires the type that crosses and two functions: add `#[hsffi(via = i64, from = function, into = function)]` to `{}`", input.ident),
            ));
        }
        return placeholder(&input, report);
    };
    let (Some(field), true) = (field, report.is_empty()) else {
        return placeholder(&input, report);
    };
    let ident = &input.ident;
    let inner = &field.ty;
    let known = BoundCheck::named(format_ident!("HSFFI_VIA_PASSED"));
    let returned = BoundCheck::named(format_ident!("HSFFI_VIA_RETURNED"));
    let is_passed = known.require("Safe", via, "Part", via);
    let passed = known.checked(via);
    let is_returned = returned.require("Safe", &passed, "Inner", via);
    let crossing = returned.checked(&passed);
    let ty = match conversion {
        None => quote!(::hsffi::__private::via::type_of::<#crossing>()),
        Some([haskell, package, from, into]) => {
            let lacks = &options.lacks;
            quote! {
                ::hsffi::__private::metadata::Type::Converted(&::hsffi::__private::via::Conversion {
                    haskell: #haskell,
                    package: #package,
                    from: #from,
                    into: #into,
                    lacks: &[#(::hsffi::__private::via::Class::#lacks),*],
                    value: &::hsffi::__private::via::type_of::<#crossing>(),
                })
            }
        }
    };
    let (make, take) = match &field.ident {
        Some(name) => (quote!(#ident { #name: hsffi_inner }), quote!(self.#name)),
        None => (quote!(#ident(hsffi_inner)), quote!(self.0)),
    };
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #is_passed
            #is_returned

            // SAFETY: as the type says that crosses.
            unsafe impl ::hsffi::__private::via::Converted for #ident {
                type As = #crossing;
                const TYPE: ::hsffi::__private::metadata::Type = #ty;

                fn from_as(
                    hsffi_value: #crossing,
                ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                    let hsffi_inner = (#from)(hsffi_value);
                    let hsffi_inner: #inner = ::hsffi::__private::via::Made::<#inner>::made(hsffi_inner)?;
                    ::core::result::Result::Ok(#make)
                }

                fn into_as(self) -> #crossing {
                    (#into)(#take)
                }
            }

            impl ::hsffi::Via<#inner> for #ident {
                fn wrap(hsffi_inner: #inner) -> Self {
                    #make
                }

                fn unwrap(self) -> #inner {
                    #take
                }
            }

            ::hsffi::__crosses_via! { #ident }
        };
    }
}

/// The field of a struct that has one.
fn only_field<'a>(input: &'a DeriveInput, report: &mut Report) -> Option<&'a Field> {
    let fields = match &input.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(_) | Data::Union(_) => Vec::new(),
    };
    match fields.as_slice() {
        [only] => Some(only),
        _ => {
            report.push(syn::Error::new(
                input.ident.span(),
                "`hsffi::Via` is for a struct with one field, the value of the other crate: write `struct Day(pub jiff::civil::Date);`; for a type of your own, derive `hsffi::Data`",
            ));
            None
        }
    }
}

/// The errors, and what keeps rustc from others that follow.
fn placeholder(input: &DeriveInput, report: Report) -> TokenStream {
    let requirement = placeholder_impl::consequence();
    placeholder_impl::expand(input, report, |implement, ty| {
        let positions = ["Param", "Part", "Component", "InBox", "Referent"].map(|position| {
            let position = format_ident!("{position}");
            quote! {
                #implement ::hsffi::__private::position::#position for #ty {
                    type Requirement = #requirement;
                }
            }
        });
        quote! {
            #(#positions)*
            #implement ::hsffi::__private::position::ErrorField for #ty {}
            #implement ::hsffi::__private::position::DataField for #ty {}
        }
    })
}
