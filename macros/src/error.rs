//! `#[derive(hsffi::Error)]`: error enums, which become Haskell exceptions.
//!
//! An error lies in its slot as the index of the variant, the message, and the variant's fields.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Type, Variant, parse_quote};

use crate::bound_check::BoundCheck;
use crate::enumeration::variants;
use crate::opaque::{haskell_name, refuse_generics};
use crate::options::{Options, Place};
use crate::report::{Report, spelled};
use crate::{definition, docs, lifetime, mangle, metadata, placeholder_impl};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Type, TokenStream::new(), &input.attrs, &mut report);
    refuse_generics(&input.generics, &mut report);
    let ident = &input.ident;
    let variants: Vec<_> = variants(&input, "HS0020", &as_enum(&input), &mut report)
        .into_iter()
        .zip(0..)
        .map(|(variant, index)| Constructor::new(ident, index, variant))
        .collect();
    let described: Vec<_> = variants
        .iter()
        .map(|variant| variant.describe(&mut report))
        .collect();
    if !report.is_empty() {
        return placeholder_impl::expand(&input, report, |implement, ty| {
            quote! {
                #[diagnostic::do_not_recommend]
                unsafe #implement ::hsffi::ErrorIntoHaskell for #ty {
                    type Requirement = ::hsffi::__private::import::NoRequirement;
                    const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Unit;
                    const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<()>();

                    unsafe fn write(self, _: *mut ::core::primitive::u8) {}
                }
            }
        });
    }

    let name = haskell_name(&options, ident);
    let docs = docs::of(&input.attrs);
    let symbol = mangle::of(&[&name, "abi"]);
    let record = metadata::emit_in(
        options.module.as_ref(),
        &symbol,
        input.ident.span(),
        &quote! {
            ::hsffi::__private::metadata::Record::Error(::hsffi::__private::metadata::Error {
                id: &HSFFI_DEFINITION,
                name: #name,
                symbol: #symbol,
                variants: &[#(#described),*],
                docs: #docs,
            })
        },
    );
    let definition = definition::emit(&definition::id(ident), None, None);
    let checks = variants.iter().map(Constructor::checks);
    let layouts = variants.iter().map(|variant| {
        let parts = variant.layouts();
        quote!(::hsffi::__private::Layout::record(#parts))
    });
    let requirement = requirement(&variants);
    let arms = variants.iter().map(Constructor::write);
    let most = variants.iter().map(|variant| variant.fields.len()).max();
    let names: Vec<_> = (0..most.unwrap_or_default())
        .map(|field| format_ident!("hsffi_field_{field}"))
        .chain(["hsffi_slot", "hsffi_message", "hsffi_offsets"].map(|name| format_ident!("{name}")))
        .collect();
    let variables = metadata::variables(&names);
    let shown = BoundCheck::named(format_ident!("HSFFI_SHOWN"));
    let is_shown = shown.require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Message<#ident>),
        ident,
    );
    let shown = shown.checked(&parse_quote!(#ident));
    let fields = variants
        .iter()
        .flat_map(|variant| &variant.fields)
        .map(|(check, ty)| check.checked(ty));
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #definition
            #variables
            #is_shown
            #(#checks)*

            // SAFETY: writes where the record says that the parts lie.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::ErrorIntoHaskell for #ident {
                type Requirement = #requirement;
                const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Error(&HSFFI_DEFINITION);
                const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<()>() #(.or(#layouts))*;

                unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
                    let hsffi_message = ::hsffi::__private::return_abi::message::<#shown>(&self);
                    match self {
                        #(#arms)*
                    }
                }
            }

            // `I` keeps rustc from asking this of the fields of an error that no pure function returns.
            #[diagnostic::do_not_recommend]
            impl<I> ::hsffi::__private::rule::PureResult<I> for #ident
            where
                #(#fields: ::hsffi::__private::rule::PureResult<I>,)*
            {
            }

            #record
        };
    }
}

/// What to write for a type that is not an enum.
fn as_enum(input: &DeriveInput) -> String {
    let ident = &input.ident;
    let fields = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unit => String::new(),
            Fields::Named(fields) => {
                let fields = fields.named.iter().map(|field| {
                    let (name, ty) = (&field.ident, &field.ty);
                    format!("{}: {}", quote!(#name), spelled(ty))
                });
                format!(" {{ {} }}", fields.collect::<Vec<_>>().join(", "))
            }
            Fields::Unnamed(fields) => {
                let types = fields.unnamed.iter().map(|field| spelled(&field.ty));
                format!("({})", types.collect::<Vec<_>>().join(", "))
            }
        },
        Data::Enum(_) | Data::Union(_) => String::new(),
    };
    format!(
        "write an enum with one variant for each kind of failure: `enum {ident} {{ Failed{fields} }}`; or keep this type and convert it to such an enum by `map_err`"
    )
}

/// What all fields require.
fn requirement(variants: &[Constructor]) -> TokenStream {
    let fields = variants.iter().flat_map(|variant| &variant.fields);
    all_of(fields.map(|(check, ty)| check.checked(ty)))
}

/// What all types require as parts of a result, as a tree: rustc follows types to a certain depth only.
pub fn all_of(types: impl Iterator<Item = Type>) -> TokenStream {
    let mut requirements: Vec<_> = types
        .map(|ty| quote!(::hsffi::__private::position::Out<#ty>))
        .collect();
    while requirements.len() > 1 {
        let pairs = requirements.chunks(2).map(|pair| match pair {
            [a, b] => quote!(::hsffi::__private::position::Both<#a, #b>),
            alone => quote!(#(#alone)*),
        });
        requirements = pairs.collect();
    }
    requirements
        .pop()
        .unwrap_or_else(|| quote!(::hsffi::__private::import::NoRequirement))
}

/// A variant, as the Haskell constructor that it becomes.
struct Constructor<'a> {
    of: &'a Ident,
    index: u32,
    variant: &'a Variant,
    /// The fields' types, and the checks whether they cross.
    fields: Vec<(BoundCheck, Type)>,
}

impl<'a> Constructor<'a> {
    fn new(of: &'a Ident, index: u32, variant: &'a Variant) -> Self {
        let whole: Type = parse_quote!(#of);
        let fields = variant
            .fields
            .iter()
            .enumerate()
            .map(|(position, field)| {
                let check = BoundCheck::named(format_ident!("HSFFI_{index}_{position}"));
                (check, lifetime::erase(&field.ty, Some(&whole)))
            })
            .collect();
        Constructor {
            of,
            index,
            variant,
            fields,
        }
    }

    fn describe(&self, report: &mut Report) -> TokenStream {
        let variant = self.variant;
        let options = Options::read(Place::Variant, TokenStream::new(), &variant.attrs, report);
        let name = haskell_name(&options, &variant.ident);
        let docs = docs::of(&variant.attrs);
        let ident = variant.ident.unraw().to_string();
        let layouts = self.layouts();
        let fields = variant.fields.iter().zip(&self.fields).enumerate();
        let fields = fields.map(|(position, (field, (check, ty)))| {
            let options = Options::read(Place::Field, TokenStream::new(), &field.attrs, report);
            let name = match &field.ident {
                Some(ident) => haskell_name(&options, ident),
                None => position.to_string(),
            };
            let ty = check.checked(ty);
            let docs = docs::of(&field.attrs);
            let after = position + 2;
            quote! {
                ::hsffi::__private::metadata::Field {
                    name: #name,
                    value: ::hsffi::__private::metadata::Slotted {
                        offset: ::hsffi::__private::Layout::offsets(#layouts)[#after],
                        ty: &<#ty as ::hsffi::__private::IntoPart>::TYPE,
                    },
                    docs: #docs,
                }
            }
        });
        quote! {
            ::hsffi::__private::metadata::Variant {
                name: #name,
                ident: #ident,
                fields: &[#(#fields),*],
                docs: #docs,
            }
        }
    }

    fn checks(&self) -> TokenStream {
        let index = self.index;
        let fields = self.variant.fields.iter().zip(&self.fields).enumerate();
        fields
            .map(|(position, (field, (check, ty)))| {
                // A type that does not cross at all has a message of its own here.
                let known = BoundCheck::named(format_ident!("HSFFI_{index}_{position}_KNOWN"));
                let requirement = quote!(::hsffi::__private::position::FieldOf<#ty>);
                let is_known = known.require_that("Safe", &requirement, &field.ty);
                let asked = check.require("Safe", &known.checked(ty), "Inner", &field.ty);
                quote!(#is_known #asked)
            })
            .collect()
    }

    /// The layouts of the variant's parts, in order.
    fn layouts(&self) -> TokenStream {
        let fields = self.fields.iter().map(|(check, ty)| {
            let ty = check.checked(ty);
            quote!(<#ty as ::hsffi::__private::IntoPart>::LAYOUT)
        });
        quote! {
            [
                ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                ::hsffi::__private::return_abi::MESSAGE,
                #(#fields),*
            ]
        }
    }

    fn write(&self) -> TokenStream {
        let (of, index, variant) = (self.of, self.index, self.variant);
        let name = &variant.ident;
        let bound: Vec<_> = (0..self.fields.len())
            .map(|field| format_ident!("hsffi_field_{field}"))
            .collect();
        let pattern = match &variant.fields {
            Fields::Unit => quote!(#of::#name),
            Fields::Unnamed(_) => quote!(#of::#name(#(#bound),*)),
            Fields::Named(fields) => {
                let names = fields.named.iter().map(|field| &field.ident);
                quote!(#of::#name { #(#names: #bound),* })
            }
        };
        let layouts = self.layouts();
        let types = self.fields.iter().map(|(check, ty)| check.checked(ty));
        let after = 2..self.fields.len() + 2;
        quote! {
            #pattern => {
                let hsffi_offsets = const { ::hsffi::__private::Layout::offsets(#layouts) };
                unsafe {
                    hsffi_slot.cast::<::core::primitive::u32>().write(#index);
                    ::hsffi::IntoHaskell::write(hsffi_message, hsffi_slot.add(hsffi_offsets[1]));
                    #(<#types as ::hsffi::__private::IntoPart>::write(#bound, hsffi_slot.add(hsffi_offsets[#after]));)*
                }
            }
        }
    }
}
