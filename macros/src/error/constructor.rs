//! A variant of an error, or the one of a struct, as the Haskell constructor that it becomes.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Fields, Type, parse_quote};

use crate::bound_check::BoundCheck;
use crate::data::nameable;
use crate::opaque::haskell_name;
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{docs, lifetime};

pub(super) struct Constructor<'a> {
    of: &'a Ident,
    /// The variant, unless the error is a struct.
    variant: Option<&'a Ident>,
    index: u32,
    /// The name in Haskell.
    name: String,
    attributes: &'a [Attribute],
    shape: &'a Fields,
    fields: Vec<Field<'a>>,
}

/// A field.
struct Field<'a> {
    /// As the user wrote it.
    source: &'a syn::Field,
    position: usize,
    /// The name in Haskell, or the position.
    name: String,
    /// The type that crosses, without `Self`.
    ty: Type,
    /// Where the user wrote it.
    at: Type,
    /// The type of the field, when it crosses as another.
    wrapped: Option<Type>,
    /// The check whether it crosses.
    check: BoundCheck,
    /// Whether it does not cross.
    skipped: bool,
}

impl<'a> Constructor<'a> {
    /// The constructor of a struct, whose options these are.
    pub(super) fn of_struct(
        of: &'a Ident,
        shape: &'a Fields,
        options: &Options,
        report: &mut Report,
    ) -> Self {
        Constructor {
            of,
            variant: None,
            index: 0,
            name: haskell_name(options, of),
            attributes: &[],
            shape,
            fields: fields(of, 0, shape, options.flat.is_some(), report),
        }
    }

    /// The constructor of a variant, of an error with these options.
    pub(super) fn of_variant(
        of: &'a Ident,
        index: u32,
        variant: &'a syn::Variant,
        whole: &Options,
        report: &mut Report,
    ) -> Self {
        let attributes = &variant.attrs;
        let options = Options::read(Place::ErrorVariant, TokenStream::new(), attributes, report);
        let flat = whole.flat.is_some() || options.flat.is_some();
        Constructor {
            of,
            variant: Some(&variant.ident),
            index,
            name: haskell_name(&options, &variant.ident),
            attributes,
            shape: &variant.fields,
            fields: fields(of, index, &variant.fields, flat, report),
        }
    }

    /// How many fields it has in Rust.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// The types of the fields that cross, where they do.
    pub(super) fn crossing(&self) -> impl Iterator<Item = Type> {
        let fields = self.fields.iter().filter(|field| !field.skipped);
        fields.map(|field| field.check.checked(&field.ty))
    }

    /// A pattern of the values that have something which does not cross, if there are any.
    pub(super) fn incomplete(&self) -> Option<TokenStream> {
        let path = self.path();
        let incomplete = self.fields.iter().any(|field| field.skipped);
        incomplete.then(|| quote!(#path { .. }))
    }

    fn path(&self) -> TokenStream {
        let of = self.of;
        match self.variant {
            Some(variant) => quote!(#of::#variant),
            None => quote!(#of),
        }
    }

    pub(super) fn describe(&self) -> TokenStream {
        let name = &self.name;
        let docs = docs::of(self.attributes);
        let ident = self.variant.unwrap_or(self.of).unraw().to_string();
        let layouts = self.layouts();
        let fields = self.fields.iter().filter(|field| !field.skipped);
        let fields = fields.enumerate().map(|(position, field)| {
            let name = &field.name;
            let ty = field.check.checked(&field.ty);
            let docs = docs::of(&field.source.attrs);
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

    pub(super) fn checks(&self) -> TokenStream {
        let index = self.index;
        let fields = self.fields.iter().filter(|field| !field.skipped);
        fields
            .map(|field| {
                // A type that does not cross at all has a message of its own here.
                let (position, ty) = (field.position, &field.ty);
                let known = BoundCheck::named(format_ident!("HSFFI_{index}_{position}_KNOWN"));
                let requirement = quote!(::hsffi::__private::position::FieldOf<#ty>);
                let is_known = known.require_that("Safe", &requirement, &field.at);
                let known = known.checked(ty);
                let asked = field.check.require("Safe", &known, "Inner", &field.at);
                let check = BoundCheck::named(format_ident!("HSFFI_{index}_{position}_NAMEABLE"));
                let is_nameable = nameable(&check, &field.check.checked(ty), &field.at);
                quote!(#is_known #asked #is_nameable)
            })
            .collect()
    }

    /// The layouts of the parts that cross, in order.
    pub(super) fn layouts(&self) -> TokenStream {
        let fields = self.crossing();
        let fields = fields.map(|ty| quote!(<#ty as ::hsffi::__private::IntoPart>::LAYOUT));
        quote! {
            [
                ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                ::hsffi::__private::return_abi::MESSAGE,
                #(#fields),*
            ]
        }
    }

    /// The arm that writes its values.
    pub(super) fn write(&self) -> TokenStream {
        let (index, path) = (self.index, self.path());
        let bound = self.fields.iter().map(|field| binding(field.position));
        let pattern = match self.shape {
            Fields::Unit => path,
            Fields::Unnamed(_) => quote!(#path(#(#bound),*)),
            Fields::Named(fields) => {
                let names = fields.named.iter().map(|field| &field.ident);
                quote!(#path { #(#names: #bound),* })
            }
        };
        // Their destructors run before anything has been written.
        let skipped = self.fields.iter().filter(|field| field.skipped);
        let skipped = skipped.map(|field| binding(field.position));
        let layouts = self.layouts();
        let crossing = self.fields.iter().filter(|field| !field.skipped);
        let written = crossing.map(|field| {
            let (binding, ty) = (binding(field.position), &field.ty);
            match &field.wrapped {
                None => quote!(#binding),
                Some(wrapped) => quote!(<#ty as ::hsffi::Via<#wrapped>>::wrap(#binding)),
            }
        });
        let types = self.crossing();
        let count = self.crossing().count() + 1;
        let after = 2_usize..;
        quote! {
            #pattern => {
                #(::core::mem::drop(#skipped);)*
                let hsffi_offsets = const { ::hsffi::__private::Layout::offsets(#layouts) };
                let mut hsffi_fields = ::hsffi::__private::data::Fields::<#count>::none();
                unsafe {
                    hsffi_slot.cast::<::core::primitive::u32>().write(#index);
                    hsffi_fields.write(hsffi_message, hsffi_slot.add(hsffi_offsets[1]));
                    #(hsffi_fields.write::<#types>(#written, hsffi_slot.add(hsffi_offsets[#after]));)*
                }
                hsffi_fields.finish();
            }
        }
    }
}

impl Constructor<'_> {
    /// The arm that reads its values, of which every field crosses.
    pub(super) fn read(&self) -> TokenStream {
        let (index, path) = (self.index, self.path());
        let layouts = self.layouts();
        let types = self.crossing();
        let values = self.fields.iter().zip(types).zip(2_usize..);
        let values = values.map(|((field, ty), after)| {
            let read = quote! {
                <#ty as ::hsffi::__private::error_from_haskell::ReadField<'_>>::read(hsffi_slot.add(hsffi_offsets[#after]), hsffi_call)?
            };
            let value = match &field.wrapped {
                None => read,
                Some(wrapped) => {
                    let ty = &field.ty;
                    quote!(<#ty as ::hsffi::Via<#wrapped>>::unwrap(#read))
                }
            };
            match &field.source.ident {
                Some(name) => quote!(#name: #value),
                None => value,
            }
        });
        let value = match self.shape {
            Fields::Unit => quote!(#path),
            Fields::Unnamed(_) => quote!(#path(#(#values),*)),
            Fields::Named(_) => quote!(#path { #(#values),* }),
        };
        quote! {
            #index => {
                #[allow(unused_variables)]
                let hsffi_offsets = const { ::hsffi::__private::Layout::offsets(#layouts) };
                // SAFETY: the caller's, for these offsets.
                #[allow(unused_unsafe)]
                unsafe { ::core::result::Result::Ok(#value) }
            }
        }
    }
}

/// The fields of a constructor, of which none crosses if it is `flat`.
fn fields<'a>(
    of: &Ident,
    index: u32,
    shape: &'a Fields,
    flat: bool,
    report: &mut Report,
) -> Vec<Field<'a>> {
    let whole: Type = parse_quote!(#of);
    let mut fields = Vec::new();
    for (position, source) in shape.iter().enumerate() {
        let attributes = &source.attrs;
        let options = Options::read(Place::DataField, TokenStream::new(), attributes, report);
        let name = match &source.ident {
            Some(ident) => haskell_name(&options, ident),
            None if options.name.is_some() => options.name(),
            None => position.to_string(),
        };
        let erased = |ty| lifetime::erase(ty, Some(&whole));
        let wrapped = options.via.as_ref().map(|_| erased(&source.ty));
        let at = options.via.as_ref().unwrap_or(&source.ty);
        fields.push(Field {
            source,
            position,
            name,
            ty: erased(at),
            at: at.clone(),
            wrapped,
            check: BoundCheck::named(format_ident!("HSFFI_{index}_{position}")),
            skipped: flat || options.skip.is_some(),
        });
    }
    fields
}

/// The variable of a field.
pub(super) fn binding(position: usize) -> Ident {
    format_ident!("hsffi_field_{position}")
}
