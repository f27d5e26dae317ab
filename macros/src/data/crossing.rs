//! The implementations of a data type: in which positions it stands, and how it crosses.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::DataType;
use super::field::Field;
use super::variant::Variant;
use crate::error::all_of;
use crate::metadata;
use crate::sequence::{self, Sequence};

/// The traits of the positions in which a value may stand.
pub(super) const POSITIONS: [&str; 5] = ["Param", "Part", "Component", "InBox", "Referent"];

impl DataType<'_> {
    pub(super) fn positions(&self) -> TokenStream {
        let ident = self.ident;
        let fields = || self.variants.iter().flat_map(Variant::crossing);
        let requirement = if self.is_passed() {
            quote!(::hsffi::__private::import::NoRequirement)
        } else {
            all_of(fields().map(|field| field.without_whole(ident)))
        };
        let received = quote!(::hsffi::__private::rule::Returned<Self>);
        let positions = POSITIONS.map(|name| {
            let position = format_ident!("{name}");
            let requirement = if self.is_passed() || matches!(name, "Component" | "InBox") {
                &requirement
            } else {
                &received
            };
            quote! {
                #[diagnostic::do_not_recommend]
                impl ::hsffi::__private::position::#position for #ident {
                    type Requirement = #requirement;
                }
            }
        });
        let pure = if self.is_passed() {
            quote! {
                impl<I> ::hsffi::__private::rule::PureArgument<I> for #ident {}
                impl<I> ::hsffi::__private::rule::PureArgument<I> for &#ident {}
                impl<I> ::hsffi::__private::rule::PureResult<I> for #ident {}
            }
        } else {
            let fields = fields().map(|field| field.without_whole(ident));
            quote! {
                #[diagnostic::do_not_recommend]
                impl<I> ::hsffi::__private::rule::PureResult<I> for #ident
                where
                    #(#fields: ::hsffi::__private::rule::PureResult<I>,)*
                {
                }
            }
        };
        quote! {
            #(#positions)*

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::ErrorField for #ident {}

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::ItemError for #ident {
                type Requirement = <Self as ::hsffi::__private::position::Component>::Requirement;
            }

            #[diagnostic::do_not_recommend]
            impl ::hsffi::__private::position::DataField for #ident {}

            #pure
        }
    }

    pub(super) fn crossing(&self) -> TokenStream {
        let most = self
            .variants
            .iter()
            .map(|variant| variant.fields.len())
            .max();
        let fields = (0..most.unwrap_or_default()).map(binding);
        let others = [
            "hsffi_slot",
            "hsffi_call",
            "hsffi_offsets",
            "hsffi_fields",
            "hsffi_items",
            "hsffi_index",
        ];
        let others = others.map(|name| format_ident!("{name}"));
        let names: Vec<_> = fields.chain(others).collect();
        let variables = metadata::variables(&names);
        let from_haskell = self.is_passed().then(|| self.reading());
        let into_haskell = self.writing();
        quote!(#variables #from_haskell #into_haskell)
    }

    /// The layout of the whole, by the trait of one direction.
    fn layout(&self, by: &str) -> TokenStream {
        let layouts = self.variants.iter().map(|variant| {
            let parts = variant.layouts(self, by);
            quote!(::hsffi::__private::Layout::record(#parts))
        });
        if self.sum {
            quote!(::hsffi::__private::Layout::of::<()>() #(.or(#layouts))*)
        } else {
            quote!(#(#layouts)*)
        }
    }

    #[allow(clippy::too_many_lines, reason = "one list of implementations")]
    fn reading(&self) -> TokenStream {
        let ident = self.ident;
        let layout = self.layout("Lasting");
        let read = self.read();
        let same = self.is_same_layout();
        let sequence = sequence::from_haskell(ident, self.sequence());
        quote! {
            #same

            // SAFETY: reads the parts where the record says that they lie.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::FromHaskell for #ident {
                type Word = *const ::core::primitive::u8;
                type At<'call, 'kept> = Self where 'kept: 'call;
                const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Data(&HSFFI_DEFINITION);
                const LAYOUT: ::hsffi::__private::Layout = #layout;
                const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;

                #[inline]
                unsafe fn from_word<'call, 'kept: 'call>(
                    hsffi_slot: *const ::core::primitive::u8,
                    hsffi_call: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                    unsafe { <Self as ::hsffi::FromHaskell>::from_slot(hsffi_slot, hsffi_call) }
                }

                unsafe fn from_slot<'call, 'kept: 'call>(
                    hsffi_slot: *const ::core::primitive::u8,
                    hsffi_call: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
                    #read
                }
            }

            // SAFETY: a value of the call's own, which it keeps.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::FromHaskell for &#ident {
                type Word = *const ::core::primitive::u8;
                type At<'call, 'kept> = &'call #ident where 'kept: 'call;
                const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Data(&HSFFI_DEFINITION);
                const LAYOUT: ::hsffi::__private::Layout = <#ident as ::hsffi::FromHaskell>::LAYOUT;
                const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
                const LENT: ::core::primitive::bool = true;

                #[inline]
                unsafe fn from_word<'call, 'kept: 'call>(
                    hsffi_slot: *const ::core::primitive::u8,
                    hsffi_call: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<&'call #ident, ::hsffi::__private::DecodeError> {
                    unsafe { <Self as ::hsffi::FromHaskell>::from_slot(hsffi_slot, hsffi_call) }
                }

                unsafe fn from_slot<'call, 'kept: 'call>(
                    hsffi_slot: *const ::core::primitive::u8,
                    hsffi_call: &'call ::hsffi::__private::Call,
                ) -> ::core::result::Result<&'call #ident, ::hsffi::__private::DecodeError> {
                    unsafe { ::hsffi::__private::data::borrow::<#ident>(hsffi_slot, hsffi_call) }
                }
            }

            #sequence
        }
    }

    fn read(&self) -> TokenStream {
        let arms = self.variants.iter().map(|variant| {
            let layouts = variant.layouts(self, "Lasting");
            let first = usize::from(self.sum);
            let constructor = variant.constructor(self, |position, field| {
                if field.is_skipped() {
                    return quote!(::core::default::Default::default());
                }
                let read = field.item_of(&format_ident!("Lasting"), "read");
                let before = variant.fields.iter().take(position);
                let offset = first + before.filter(|field| !field.is_skipped()).count();
                field.unwrapped(quote!(#read(hsffi_slot.add(hsffi_offsets[#offset]), hsffi_call)?))
            });
            quote! {{
                #[allow(unused_variables)]
                let hsffi_offsets = const { ::hsffi::__private::Layout::offsets(#layouts) };
                #[allow(unused_unsafe)]
                unsafe { ::core::result::Result::Ok(#constructor) }
            }}
        });
        if !self.sum {
            return quote!(#(#arms)*);
        }
        let indices = self.variants.iter().map(|variant| variant.index);
        let name = self.ident.to_string();
        quote! {
            match unsafe { hsffi_slot.cast::<::core::primitive::u32>().read() } {
                #(#indices => #arms)*
                hsffi_index => ::core::result::Result::Err(::hsffi::__private::DecodeError::Tag(#name, hsffi_index)),
            }
        }
    }

    /// The layouts of both directions are one, so that a type has one description.
    fn is_same_layout(&self) -> TokenStream {
        let pairs = self.variants.iter().map(|variant| {
            let (from, into) = (
                variant.layouts(self, "Lasting"),
                variant.layouts(self, "IntoPart"),
            );
            quote!(::hsffi::__private::data::assert_same(#from, #into);)
        });
        quote!(const _: () = { #(#pairs)* };)
    }

    fn writing(&self) -> TokenStream {
        let ident = self.ident;
        let layout = self.layout("IntoPart");
        let fields = || self.variants.iter().flat_map(Variant::crossing);
        let types = fields().map(Field::checked);
        let arms = self.variants.iter().map(|variant| self.write(variant));
        let held = self.variants.iter().map(|variant| {
            let pattern = variant.constructor(self, |position, field| {
                if field.is_skipped() {
                    quote!(_)
                } else {
                    let name = binding(position);
                    quote!(#name)
                }
            });
            let fields = variant.fields.iter().enumerate();
            let held = fields
                .filter(|(_, field)| !field.is_skipped())
                .map(|(position, field)| {
                    let held = field.held(&binding(position));
                    quote!(+ #held)
                });
            quote!(#pattern => 0 #(#held)*,)
        });
        let dropping = self.dropping();
        let sequence = sequence::into_haskell(ident, self.sequence());
        let element = self.options.storable.is_some().then(|| self.element());
        quote! {
            // SAFETY: writes the parts where the record says that they lie.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::IntoHaskell for #ident {
                type By = ::hsffi::__private::return_abi::InSlot;
                const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Data(&HSFFI_DEFINITION);
                const LAYOUT: ::hsffi::__private::Layout = #layout;
                const HOLDS: ::core::primitive::bool = false #(|| <#types as ::hsffi::__private::IntoPart>::HOLDS)*;

                fn held(&self) -> ::core::primitive::usize {
                    match self {
                        #(#held)*
                    }
                }

                unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
                    match self {
                        #(#arms)*
                    }
                }

                unsafe fn drop_written(hsffi_slot: *mut ::core::primitive::u8) {
                    #dropping
                }
            }

            #element
            #sequence
        }
    }

    fn sequence(&self) -> Sequence {
        if self.options.storable.is_some() {
            Sequence::Vector
        } else {
            Sequence::List
        }
    }

    fn write(&self, variant: &Variant<'_>) -> TokenStream {
        let pattern = variant.constructor(self, |position, _| {
            let name = binding(position);
            quote!(#name)
        });
        // Their destructors run before anything has been written.
        let skipped = variant.fields.iter().enumerate();
        let skipped = skipped
            .filter(|(_, field)| field.is_skipped())
            .map(|(position, _)| binding(position));
        let layouts = variant.layouts(self, "IntoPart");
        let first = usize::from(self.sum);
        let index = self.sum.then(|| {
            let index = variant.index;
            quote!(hsffi_slot.cast::<::core::primitive::u32>().write(#index);)
        });
        let fields = variant.fields.iter().enumerate();
        let fields = fields.filter(|(_, field)| !field.is_skipped());
        let writes = fields.enumerate().map(|(offset, (position, field))| {
            let (name, ty) = (binding(position), field.checked());
            let offset = offset + first;
            let value = field.wrapped(quote!(#name));
            quote!(hsffi_fields.write::<#ty>(#value, hsffi_slot.add(hsffi_offsets[#offset]));)
        });
        let count = variant.crossing().count();
        quote! {
            #pattern => {
                #(::core::mem::drop(#skipped);)*
                #[allow(unused_variables)]
                let hsffi_offsets = const { ::hsffi::__private::Layout::offsets(#layouts) };
                #[allow(unused_mut)]
                let mut hsffi_fields = ::hsffi::__private::data::Fields::<#count>::none();
                #[allow(unused_unsafe)]
                unsafe {
                    #index
                    #(#writes)*
                }
                hsffi_fields.finish();
            }
        }
    }

    /// Drops what has been written: the fields of the constructor that the index names.
    fn dropping(&self) -> TokenStream {
        let first = usize::from(self.sum);
        let arms = self.variants.iter().map(|variant| {
            let layouts = variant.layouts(self, "IntoPart");
            let drops = variant.crossing().enumerate().map(|(position, field)| {
                let (offset, ty) = (position + first, field.checked());
                quote!(<#ty as ::hsffi::__private::IntoPart>::drop_written(hsffi_slot.add(hsffi_offsets[#offset]));)
            });
            quote! {{
                #[allow(unused_variables)]
                let hsffi_offsets = const { ::hsffi::__private::Layout::offsets(#layouts) };
                #[allow(unused_unsafe)]
                unsafe { #(#drops)* }
            }}
        });
        if !self.sum {
            return quote!(#(#arms)*);
        }
        let indices = self.variants.iter().map(|variant| variant.index);
        quote! {
            match unsafe { hsffi_slot.cast::<::core::primitive::u32>().read() } {
                #(#indices => #arms)*
                _ => {}
            }
        }
    }

    /// That the struct lies in memory as its fields do in a slot, and that these are numbers.
    fn element(&self) -> TokenStream {
        let ident = self.ident;
        let fields = || self.variants.iter().flat_map(Variant::crossing);
        let types = fields().map(Field::checked);
        let layouts = self
            .variants
            .iter()
            .map(|variant| variant.layouts(self, "IntoPart"));
        let offsets = fields().enumerate().map(|(position, field)| {
            let name = match field.ident() {
                Some(name) => quote!(#name),
                None => {
                    let position = syn::Index::from(position);
                    quote!(#position)
                }
            };
            quote!(assert!(::core::mem::offset_of!(#ident, #name) == hsffi_offsets[#position]);)
        });
        quote! {
            const _: () = {
                const fn hsffi_number<T: ::hsffi::__private::data::Element>() {}
                #(hsffi_number::<#types>();)*
                ::core::assert!(
                    ::hsffi::__private::data::is_as_in_slots::<#ident>(),
                    "[HS0066] a `storable` struct has the size and the alignment that its fields require\nremove `align` or `packed` from `#[repr(C)]`\nfor details, run `cargo hsffi explain HS0066`"
                );
                let hsffi_offsets = ::hsffi::__private::Layout::offsets(#(#layouts)*);
                #(#offsets)*
            };

            // SAFETY: all fields are numbers, and lie as the record says.
            #[diagnostic::do_not_recommend]
            unsafe impl ::hsffi::__private::data::Element for #ident {
                const SEQUENCE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Structs(&HSFFI_DEFINITION);
            }
        }
    }
}

/// The variable of a field.
fn binding(position: usize) -> proc_macro2::Ident {
    format_ident!("hsffi_field_{position}")
}
