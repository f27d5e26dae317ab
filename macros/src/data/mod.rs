//! `#[derive(hsffi::Data)]`: structs and enums that cross by value, both ways.
//!
//! The fields of a struct lie as in a C struct. An enum lies as the index of its variant, and the variant's fields behind it.

mod check;
mod crossing;
mod field;
mod variant;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{DeriveInput, LitStr};

use crate::opaque::{haskell_name, refuse_generics};
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{definition, docs, mangle, metadata, placeholder_impl};
pub use check::check_field_names;
pub(crate) use field::nameable;
use variant::Variant;

/// A type that crosses by value.
struct DataType<'a> {
    ident: &'a Ident,
    options: Options,
    /// Whether it is an enum.
    sum: bool,
    variants: Vec<Variant<'a>>,
}

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let data = DataType::parse(&input, &mut report);
    let described: Vec<_> = data
        .variants
        .iter()
        .map(|variant| variant.describe(&data, &mut report))
        .collect();
    if !report.is_empty() {
        return placeholder(&input, report);
    }
    let ident = data.ident;
    let name = haskell_name(&data.options, ident);
    let docs = docs::of(&input.attrs);
    let symbol = mangle::of(&[&name, "abi"]);
    let sum = data.sum;
    let form = format_ident!("{}", data.form());
    let field_names = field_names(&data.options);
    let passed = data.is_passed();
    let record = metadata::emit_in(
        data.options.module.as_ref(),
        &symbol,
        ident.span(),
        &quote! {
            ::hsffi::__private::metadata::Record::Data(::hsffi::__private::metadata::Data {
                id: &HSFFI_DEFINITION,
                name: #name,
                symbol: #symbol,
                sum: #sum,
                variants: &[#(#described),*],
                size: <#ident as ::hsffi::IntoHaskell>::LAYOUT.size,
                form: ::hsffi::__private::metadata::DataForm::#form,
                field_names: ::hsffi::__private::metadata::FieldNames::#field_names,
                passed: #passed,
                docs: #docs,
            })
        },
    );
    let definition = definition::emit(&definition::id(ident), None, None);
    let checks = data.variants.iter().map(|variant| variant.checks(&data));
    let positions = data.positions();
    let crossing = data.crossing();
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #definition
            #(#checks)*
            #positions
            #crossing
            #record
        };
    }
}

impl<'a> DataType<'a> {
    fn parse(input: &'a DeriveInput, report: &mut Report) -> Self {
        let options = Options::read(Place::Data, TokenStream::new(), &input.attrs, report);
        refuse_generics(&input.generics, report);
        let (sum, variants) = Variant::all_of(input, report);
        let data = DataType {
            ident: &input.ident,
            options,
            sum,
            variants,
        };
        data.check(input, report);
        data
    }

    /// What Haskell declares.
    fn form(&self) -> &'static str {
        if self.options.newtype.is_some() {
            "Newtype"
        } else if self.options.storable.is_some() {
            "Storable"
        } else {
            "Data"
        }
    }

    /// Whether Haskell passes values, and does not only receive them.
    fn is_passed(&self) -> bool {
        self.options.return_only.is_none()
    }
}

/// How Haskell names the fields.
pub fn field_names(options: &Options) -> Ident {
    format_ident!(
        "{}",
        if options.fields.is_some() {
            "Bare"
        } else {
            "Prefixed"
        }
    )
}

/// Whether the option that names fields says so; other values have been reported.
fn is_bare(fields: &LitStr) -> bool {
    fields.value() == "bare"
}

/// The errors, and what keeps rustc from others that follow.
fn placeholder(input: &DeriveInput, report: Report) -> TokenStream {
    let requirement = placeholder_impl::consequence();
    placeholder_impl::expand(input, report, |implement, ty| {
        let positions = crossing::POSITIONS.map(|position| {
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
            #implement ::hsffi::__private::position::ItemError for #ty {
                type Requirement = #requirement;
            }
            #implement ::hsffi::__private::position::DataField for #ty {}
        }
    })
}
