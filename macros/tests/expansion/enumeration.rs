// #[derive(hsffi::Enum)]
// /// When something happens.
// pub enum Time {
//     Early,
//     #[hsffi(name = "Delayed")]
//     Late,
// }

#[allow(deprecated)]
const _: () = {
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        close: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Time)),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{
        variable as hsffi_index, variable as hsffi_slot, variable as hsffi_call,
        variable as hsffi_variant,
    };
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Param for Time {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Component for Time {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::ErrorField for Time {}
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::ItemError for Time {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Part for Time {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::InBox for Time {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::DataField for Time {}
    impl<I> ::hsffi::__private::rule::PureArgument<I> for Time {}
    impl<I> ::hsffi::__private::rule::PureResult<I> for Time {}
    #[diagnostic::do_not_recommend]
    unsafe impl ::hsffi::FromHaskell for Time {
        type Word = ::core::primitive::u32;
        type At<'call, 'kept> = Self where 'kept: 'call;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Enum(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<
            ::core::primitive::u32,
        >();
        const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Word;
        #[inline]
        unsafe fn from_word<'call, 'kept: 'call>(
            hsffi_index: ::core::primitive::u32,
            _: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
            match hsffi_index {
                0u32 => ::core::result::Result::Ok(Time::Early),
                1u32 => ::core::result::Result::Ok(Time::Late),
                _ => {
                    ::core::result::Result::Err(
                        ::hsffi::__private::DecodeError::Variant(hsffi_index),
                    )
                }
            }
        }
        #[inline]
        unsafe fn from_slot<'call, 'kept: 'call>(
            hsffi_slot: *const ::core::primitive::u8,
            hsffi_call: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
            unsafe {
                <Self as ::hsffi::FromHaskell>::from_word(
                    hsffi_slot.cast::<::core::primitive::u32>().read(),
                    hsffi_call,
                )
            }
        }
    }
    #[diagnostic::do_not_recommend]
    unsafe impl ::hsffi::IntoHaskell for Time {
        type By = ::hsffi::__private::return_abi::InRegister;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Enum(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<
            ::core::primitive::u32,
        >();
        #[inline]
        unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
            unsafe {
                hsffi_slot.cast::<::core::primitive::u32>().write(hsffi_index_of(self))
            }
        }
    }
    impl ::hsffi::__private::return_abi::IntoRegister for Time {
        type Register = ::core::primitive::u64;
        #[inline]
        fn into_register(self) -> ::core::primitive::u64 {
            ::core::convert::From::from(hsffi_index_of(self))
        }
    }
    #[inline]
    fn hsffi_index_of(hsffi_variant: Time) -> ::core::primitive::u32 {
        match hsffi_variant {
            Time::Early => 0u32,
            Time::Late => 1u32,
        }
    }
    const _: () = {
        #[allow(unused_imports)]
        use ::hsffi::__private::call::{
            variable as hsffi_start, variable as hsffi_len, variable as hsffi_call,
            variable as hsffi_items, variable as hsffi_slot,
        };
        #[diagnostic::do_not_recommend]
        unsafe impl ::hsffi::__private::data::FromSequence for Time {
            const SEQUENCE: ::hsffi::__private::metadata::Type = ::hsffi::__private::data::list_of(
                &<Self as ::hsffi::FromHaskell>::TYPE,
                <Self as ::hsffi::FromHaskell>::LAYOUT,
            );
            unsafe fn borrow<'call, 'kept: 'call>(
                hsffi_start: *const ::core::primitive::u8,
                hsffi_len: ::core::primitive::usize,
                hsffi_call: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<&'call [Self], ::hsffi::__private::DecodeError> {
                unsafe {
                    ::hsffi::__private::data::collect::<
                        Self,
                    >(hsffi_start, hsffi_len, hsffi_call)
                        .map(|hsffi_items| hsffi_call.keep(hsffi_items))
                }
            }
            unsafe fn collect<'call, 'kept: 'call>(
                hsffi_start: *const ::core::primitive::u8,
                hsffi_len: ::core::primitive::usize,
                hsffi_call: &'call ::hsffi::__private::Call,
            ) -> ::core::result::Result<
                ::hsffi::__private::data::Vec<Self>,
                ::hsffi::__private::DecodeError,
            > {
                unsafe {
                    ::hsffi::__private::data::collect::<
                        Self,
                    >(hsffi_start, hsffi_len, hsffi_call)
                }
            }
        }
    };
    const _: () = {
        #[allow(unused_imports)]
        use ::hsffi::__private::call::{
            variable as hsffi_start, variable as hsffi_len, variable as hsffi_call,
            variable as hsffi_items, variable as hsffi_slot,
        };
        #[diagnostic::do_not_recommend]
        unsafe impl ::hsffi::__private::data::IntoSequence for Time {
            const SEQUENCE: ::hsffi::__private::metadata::Type = ::hsffi::__private::data::list_of(
                &<Self as ::hsffi::IntoHaskell>::TYPE,
                <Self as ::hsffi::IntoHaskell>::LAYOUT,
            );
            #[allow(unused_variables)]
            fn held_by(hsffi_items: &[Self]) -> ::core::primitive::usize {
                ::hsffi::__private::data::held_by(hsffi_items)
            }
            unsafe fn write_all(
                hsffi_items: ::hsffi::__private::data::Vec<Self>,
                hsffi_slot: *mut ::core::primitive::u8,
            ) {
                unsafe { ::hsffi::__private::data::write(hsffi_items, hsffi_slot) }
            }
            unsafe fn drop_all_written(hsffi_slot: *mut ::core::primitive::u8) {
                unsafe { ::hsffi::__private::data::drop_written::<Self>(hsffi_slot) }
            }
        }
    };
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Enum(::hsffi::__private::metadata::Enum {
        id: &HSFFI_DEFINITION,
        name: "Time",
        symbol: "crate_v0_1_Time_abi",
        variants: &[
            ::hsffi::__private::metadata::Variant {
                name: "Early",
                fields: &[],
                ident: "Early",
                docs: ::hsffi::__private::metadata::Docs {
                    text: &[],
                    deprecated: ::core::option::Option::None,
                },
            },
            ::hsffi::__private::metadata::Variant {
                name: "Delayed",
                fields: &[],
                ident: "Late",
                docs: ::hsffi::__private::metadata::Docs {
                    text: &[],
                    deprecated: ::core::option::Option::None,
                },
            },
        ],
        docs: ::hsffi::__private::metadata::Docs {
            text: &["When something happens.", "\n"],
            deprecated: ::core::option::Option::None,
        },
    });
    const HSFFI_PLACE: ::hsffi::__private::metadata::Place = ::hsffi::__private::metadata::Place {
        file: ::core::file!(),
        line: ::core::line!() as ::core::primitive::usize,
        rust_module: ::core::module_path!(),
        haskell_module: "",
    };
    #[used]
    #[unsafe(export_name = "crate_v0_1_Time_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Time_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
