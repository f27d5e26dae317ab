//! A variant of a data type, or the one of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Fields};

use super::DataType;
use super::field::Field;
use crate::opaque::haskell_name;
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{docs, enumeration};

pub(super) struct Variant<'a> {
    pub(super) ident: &'a Ident,
    pub(super) index: u32,
    attributes: &'a [Attribute],
    shape: &'a Fields,
    pub(super) fields: Vec<Field<'a>>,
}

impl<'a> Variant<'a> {
    /// Whether the type is an enum, and its variants.
    pub(super) fn all_of(input: &'a DeriveInput, report: &mut Report) -> (bool, Vec<Self>) {
        match &input.data {
            Data::Struct(data) => {
                let only = Variant::new(input, 0, &input.ident, &[], &data.fields, report);
                (false, vec![only])
            }
            Data::Union(_) => {
                report.rule(
                    &input.ident,
                    "HS0065",
                    "a union does not tell which of its fields is valid",
                    "write a struct or an enum; or derive `hsffi::Opaque`, so that Haskell holds a handle",
                );
                (true, Vec::new())
            }
            Data::Enum(_) => {
                let variants = enumeration::variants(
                    input,
                    "HS0065",
                    "write a struct or an enum; or derive `hsffi::Opaque`, so that Haskell holds a handle",
                    report,
                );
                let variants = (0..).zip(variants).map(|(index, variant)| {
                    Variant::new(
                        input,
                        index,
                        &variant.ident,
                        &variant.attrs,
                        &variant.fields,
                        report,
                    )
                });
                (true, variants.collect())
            }
        }
    }

    fn new(
        input: &'a DeriveInput,
        index: u32,
        ident: &'a Ident,
        attributes: &'a [Attribute],
        shape: &'a Fields,
        report: &mut Report,
    ) -> Self {
        let fields = shape.iter().enumerate();
        let fields = fields
            .map(|(position, field)| Field::new(&input.ident, index, position, field, report));
        Variant {
            ident,
            index,
            attributes,
            shape,
            fields: fields.collect(),
        }
    }

    /// The fields that cross.
    pub(super) fn crossing(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| !field.is_skipped())
    }

    pub(super) fn describe(&self, data: &DataType<'_>, report: &mut Report) -> TokenStream {
        let options = if data.sum {
            Options::read(Place::Variant, TokenStream::new(), self.attributes, report)
        } else {
            Options::default()
        };
        let name = if data.sum {
            haskell_name(&options, self.ident)
        } else {
            haskell_name(&data.options, self.ident)
        };
        let docs = docs::of(self.attributes);
        let ident = self.ident.unraw().to_string();
        let layouts = self.layouts(data, "IntoPart");
        let first = usize::from(data.sum);
        let fields = self.crossing().enumerate().map(|(position, field)| {
            let offset = quote!(::hsffi::__private::Layout::offsets(#layouts));
            field.describe(&offset, position + first)
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

    /// Whether each field crosses.
    pub(super) fn checks(&self, data: &DataType<'_>) -> TokenStream {
        let crossing = self.crossing();
        crossing
            .map(|field| field.checks(data.is_passed()))
            .collect()
    }

    /// The layouts of what lies in a slot, by the trait of one direction.
    pub(super) fn layouts(&self, data: &DataType<'_>, by: &str) -> TokenStream {
        let by = format_ident!("{by}");
        let index = data
            .sum
            .then(|| quote!(::hsffi::__private::Layout::of::<::core::primitive::u32>(),));
        let fields = self.crossing().map(|field| field.item_of(&by, "LAYOUT"));
        quote!([#index #(#fields),*])
    }

    /// The constructor, with a pattern or an expression for each field.
    pub(super) fn constructor(
        &self,
        data: &DataType<'_>,
        each: impl Fn(usize, &Field<'a>) -> TokenStream,
    ) -> TokenStream {
        let (of, name) = (data.ident, self.ident);
        let path = if data.sum {
            quote!(#of::#name)
        } else {
            quote!(#of)
        };
        let fields = self.fields.iter().enumerate();
        let fields = fields.map(|(position, field)| (field, each(position, field)));
        match self.shape {
            Fields::Unit => path,
            Fields::Unnamed(_) => {
                let fields = fields.map(|(_, each)| each);
                quote!(#path(#(#fields),*))
            }
            Fields::Named(_) => {
                let fields = fields.map(|(field, each)| {
                    let name = field.ident();
                    quote!(#name: #each)
                });
                quote!(#path { #(#fields),* })
            }
        }
    }
}
