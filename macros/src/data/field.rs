//! A field of a data type.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Type, parse_quote};

use crate::bound_check::BoundCheck;
use crate::opaque::haskell_name;
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{docs, lifetime};

pub(super) struct Field<'a> {
    /// As the user wrote it.
    pub(super) source: &'a syn::Field,
    options: Options,
    position: usize,
    /// Its type, without `Self`.
    ty: Type,
    /// The checks whether it is known, goes to Haskell and comes from there.
    known: BoundCheck,
    returned: BoundCheck,
    passed: BoundCheck,
    /// Whether the Haskell module of the data type can name its type.
    nameable: BoundCheck,
}

impl<'a> Field<'a> {
    pub(super) fn new(
        of: &Ident,
        variant: u32,
        position: usize,
        field: &'a syn::Field,
        report: &mut Report,
    ) -> Self {
        let options = Options::read(Place::DataField, TokenStream::new(), &field.attrs, report);
        let whole: Type = parse_quote!(#of);
        let check =
            |suffix: &str| BoundCheck::named(format_ident!("HSFFI_{variant}_{position}{suffix}"));
        Field {
            source: field,
            options,
            position,
            ty: lifetime::erase(&field.ty, Some(&whole)),
            known: check("_KNOWN"),
            returned: check(""),
            passed: check("_PASSED"),
            nameable: check("_NAMEABLE"),
        }
    }

    pub(super) fn is_skipped(&self) -> bool {
        self.options.skip.is_some()
    }

    pub(super) fn ident(&self) -> Option<&'a Ident> {
        self.source.ident.as_ref()
    }

    /// The type by which its type crosses, when that is another.
    fn via(&self) -> Option<&Type> {
        self.options.via.as_ref()
    }

    /// What is read, as a value of the field.
    pub(super) fn unwrapped(&self, read: TokenStream) -> TokenStream {
        let ty = &self.ty;
        match self.via() {
            None => read,
            Some(via) => quote!(<#via as ::hsffi::Via<#ty>>::unwrap(#read)),
        }
    }

    /// The field's value, as what is written.
    pub(super) fn wrapped(&self, value: TokenStream) -> TokenStream {
        let ty = &self.ty;
        match self.via() {
            None => value,
            Some(via) => quote!(<#via as ::hsffi::Via<#ty>>::wrap(#value)),
        }
    }

    /// How many bytes the value owns outside its slot, as far as it is known before it is written.
    pub(super) fn held(&self, value: &Ident) -> TokenStream {
        let ty = self.checked();
        match self.via() {
            None => quote!(<#ty as ::hsffi::__private::IntoPart>::held(#value)),
            Some(_) => quote!(::core::mem::size_of_val(#value)),
        }
    }

    /// Its type, where it crosses.
    pub(super) fn checked(&self) -> Type {
        self.returned.checked(self.via().unwrap_or(&self.ty))
    }

    /// Its type, where the requirements of the whole are made of those of the fields: a type within itself requires nothing more.
    pub(super) fn without_whole(&self, whole: &Ident) -> Type {
        let itself = parse_quote!(::hsffi::__private::data::Itself);
        let (ty, is_recursive) = lifetime::replaced(self.via().unwrap_or(&self.ty), whole, &itself);
        if is_recursive { ty } else { self.checked() }
    }

    /// An item of its type by a trait. rustc reports at the field that the type does not implement it.
    pub(super) fn item_of(&self, by: &Ident, item: &str) -> TokenStream {
        let span = self.via().unwrap_or(&self.source.ty).span();
        let ty = lifetime::respanned(&self.checked(), span);
        let item = Ident::new(item, span);
        quote_spanned!(span=> <#ty as ::hsffi::__private::#by>::#item)
    }

    pub(super) fn checks(&self, passed: bool) -> TokenStream {
        let at = self.via().unwrap_or(&self.source.ty);
        let ty = self.via().unwrap_or(&self.ty);
        let requirement = quote!(::hsffi::__private::position::DataFieldOf<#ty>);
        let is_known = self.known.require_that("Safe", &requirement, at);
        let known = self.known.checked(ty);
        let is_passed = passed.then(|| self.passed.require("Safe", &known, "Part", at));
        let taken = if passed {
            self.passed.checked(&known)
        } else {
            known
        };
        let is_returned = self.returned.require("Safe", &taken, "Inner", at);
        let is_nameable = nameable(&self.nameable, &self.checked(), at);
        quote!(#is_known #is_passed #is_returned #is_nameable)
    }

    pub(super) fn describe(&self, offsets: &TokenStream, position: usize) -> TokenStream {
        let name = match self.ident() {
            Some(ident) => haskell_name(&self.options, ident),
            None if self.options.name.is_some() => self.options.name(),
            None => self.position.to_string(),
        };
        let ty = self.checked();
        let docs = docs::of(&self.source.attrs);
        quote! {
            ::hsffi::__private::metadata::Field {
                name: #name,
                value: ::hsffi::__private::metadata::Slotted {
                    offset: #offsets[#position],
                    ty: &<#ty as ::hsffi::__private::IntoPart>::TYPE,
                },
                docs: #docs,
            }
        }
    }
}

/// The check whether a module that the Haskell modules of the user import can name the type of a field.
pub(crate) fn nameable(check: &BoundCheck, ty: &Type, at: &Type) -> TokenStream {
    let requirement = quote! {
        ::hsffi::__private::rule::WithoutDeclared<
            #ty,
            { ::hsffi::__private::data::is_without_declared(&<#ty as ::hsffi::__private::IntoPart>::TYPE) },
        >
    };
    check.require_that("Safe", &requirement, at)
}
