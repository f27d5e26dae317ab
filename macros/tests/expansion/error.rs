// #[derive(hsffi::Error)]
// /// Why a number cannot be read.
// pub enum ParseError {
//     Empty,
//     TooLarge { number: u64, limit: u64 },
// }

#[allow(deprecated)]
const _: () = {
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        close: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(
            ::core::module_path!(), "::", ::core::stringify!(ParseError)
        ),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{
        variable as hsffi_field_0, variable as hsffi_field_1, variable as hsffi_slot,
        variable as hsffi_call, variable as hsffi_index, variable as hsffi_message,
        variable as hsffi_offsets, variable as hsffi_fields,
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHOWN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Message<ParseError>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_0_KNOWN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::position::FieldOf<u64>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <<u64 as ::hsffi::__private::import::Checked<
                { HSFFI_1_0_KNOWN },
            >>::Type as ::hsffi::__private::position::Inner>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_0_NAMEABLE: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::WithoutDeclared<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_0 }>>::Type,
                {
                    ::hsffi::__private::data::is_without_declared(
                        &<<u64 as ::hsffi::__private::import::Checked<
                            { HSFFI_1_0 },
                        >>::Type as ::hsffi::__private::IntoPart>::TYPE,
                    )
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_1_KNOWN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::position::FieldOf<u64>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_1: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <<u64 as ::hsffi::__private::import::Checked<
                { HSFFI_1_1_KNOWN },
            >>::Type as ::hsffi::__private::position::Inner>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_1_NAMEABLE: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::WithoutDeclared<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_1 }>>::Type,
                {
                    ::hsffi::__private::data::is_without_declared(
                        &<<u64 as ::hsffi::__private::import::Checked<
                            { HSFFI_1_1 },
                        >>::Type as ::hsffi::__private::IntoPart>::TYPE,
                    )
                },
            >,
        >>::Satisfied;
        true
    };
    #[diagnostic::do_not_recommend]
    unsafe impl ::hsffi::FromHaskell for ParseError
    where
        for<'hsffi> <u64 as ::hsffi::__private::import::Checked<
            { HSFFI_1_0 },
        >>::Type: ::hsffi::__private::error_from_haskell::ReadField<'hsffi>,
        for<'hsffi> <u64 as ::hsffi::__private::import::Checked<
            { HSFFI_1_1 },
        >>::Type: ::hsffi::__private::error_from_haskell::ReadField<'hsffi>,
    {
        type Word = *const ::core::primitive::u8;
        type At<'call, 'kept> = Self where 'kept: 'call;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Error(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = <ParseError as ::hsffi::ErrorIntoHaskell>::LAYOUT;
        const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
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
            match unsafe { hsffi_slot.cast::<::core::primitive::u32>().read() } {
                0u32 => {
                    #[allow(unused_variables)]
                    let hsffi_offsets = const {
                        ::hsffi::__private::Layout::offsets([
                            ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                            ::hsffi::__private::return_abi::MESSAGE,
                        ])
                    };
                    #[allow(unused_unsafe)]
                    unsafe { ::core::result::Result::Ok(ParseError::Empty) }
                }
                1u32 => {
                    #[allow(unused_variables)]
                    let hsffi_offsets = const {
                        ::hsffi::__private::Layout::offsets([
                            ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                            ::hsffi::__private::return_abi::MESSAGE,
                            <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_0 },
                            >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                            <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_1 },
                            >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                        ])
                    };
                    #[allow(unused_unsafe)]
                    unsafe {
                        ::core::result::Result::Ok(ParseError::TooLarge {
                            number: <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_0 },
                            >>::Type as ::hsffi::__private::error_from_haskell::ReadField<
                                '_,
                            >>::read(hsffi_slot.add(hsffi_offsets[2usize]), hsffi_call)?,
                            limit: <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_1 },
                            >>::Type as ::hsffi::__private::error_from_haskell::ReadField<
                                '_,
                            >>::read(hsffi_slot.add(hsffi_offsets[3usize]), hsffi_call)?,
                        })
                    }
                }
                hsffi_index => {
                    ::core::result::Result::Err(
                        ::hsffi::__private::DecodeError::Tag("ParseError", hsffi_index),
                    )
                }
            }
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Part for ParseError {
        type Requirement = ::hsffi::__private::position::Both<
            ::hsffi::__private::position::FieldFromHaskell<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_0 }>>::Type,
            >,
            ::hsffi::__private::position::FieldFromHaskell<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_1 }>>::Type,
            >,
        >;
    }
    #[diagnostic::do_not_recommend]
    unsafe impl ::hsffi::ErrorIntoHaskell for ParseError {
        type Requirement = ::hsffi::__private::position::Both<
            ::hsffi::__private::position::Out<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_0 }>>::Type,
            >,
            ::hsffi::__private::position::Out<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_1 }>>::Type,
            >,
        >;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Error(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::Layout::of::<()>()
            .or(
                ::hsffi::__private::Layout::record([
                    ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                    ::hsffi::__private::return_abi::MESSAGE,
                ]),
            )
            .or(
                ::hsffi::__private::Layout::record([
                    ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                    ::hsffi::__private::return_abi::MESSAGE,
                    <<u64 as ::hsffi::__private::import::Checked<
                        { HSFFI_1_0 },
                    >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                    <<u64 as ::hsffi::__private::import::Checked<
                        { HSFFI_1_1 },
                    >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                ]),
            );
        unsafe fn write(self, hsffi_slot: *mut ::core::primitive::u8) {
            let hsffi_message = ::hsffi::__private::error::message::<
                <ParseError as ::hsffi::__private::import::Checked<
                    { HSFFI_SHOWN },
                >>::Type,
            >(&self);
            match self {
                ParseError::Empty => {
                    let hsffi_offsets = const {
                        ::hsffi::__private::Layout::offsets([
                            ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                            ::hsffi::__private::return_abi::MESSAGE,
                        ])
                    };
                    let mut hsffi_fields = ::hsffi::__private::data::Fields::<
                        1usize,
                    >::none();
                    unsafe {
                        hsffi_slot.cast::<::core::primitive::u32>().write(0u32);
                        hsffi_fields
                            .write(hsffi_message, hsffi_slot.add(hsffi_offsets[1]));
                    }
                    hsffi_fields.finish();
                }
                ParseError::TooLarge { number: hsffi_field_0, limit: hsffi_field_1 } => {
                    let hsffi_offsets = const {
                        ::hsffi::__private::Layout::offsets([
                            ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                            ::hsffi::__private::return_abi::MESSAGE,
                            <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_0 },
                            >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                            <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_1 },
                            >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                        ])
                    };
                    let mut hsffi_fields = ::hsffi::__private::data::Fields::<
                        3usize,
                    >::none();
                    unsafe {
                        hsffi_slot.cast::<::core::primitive::u32>().write(1u32);
                        hsffi_fields
                            .write(hsffi_message, hsffi_slot.add(hsffi_offsets[1]));
                        hsffi_fields
                            .write::<
                                <u64 as ::hsffi::__private::import::Checked<
                                    { HSFFI_1_0 },
                                >>::Type,
                            >(hsffi_field_0, hsffi_slot.add(hsffi_offsets[2usize]));
                        hsffi_fields
                            .write::<
                                <u64 as ::hsffi::__private::import::Checked<
                                    { HSFFI_1_1 },
                                >>::Type,
                            >(hsffi_field_1, hsffi_slot.add(hsffi_offsets[3usize]));
                    }
                    hsffi_fields.finish();
                }
            }
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::ItemError for ParseError {
        type Requirement = ::hsffi::__private::position::Both<
            ::hsffi::__private::position::Out<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_0 }>>::Type,
            >,
            ::hsffi::__private::position::Out<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_1_1 }>>::Type,
            >,
        >;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::ItemError for ParseError {
        type By = ::hsffi::__private::Thrown;
    }
    #[diagnostic::do_not_recommend]
    impl<I> ::hsffi::__private::rule::PureResult<I> for ParseError
    where
        <u64 as ::hsffi::__private::import::Checked<
            { HSFFI_1_0 },
        >>::Type: ::hsffi::__private::rule::PureResult<I>,
        <u64 as ::hsffi::__private::import::Checked<
            { HSFFI_1_1 },
        >>::Type: ::hsffi::__private::rule::PureResult<I>,
    {}
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Error(::hsffi::__private::metadata::Error {
        id: &HSFFI_DEFINITION,
        name: "ParseError",
        symbol: "crate_v0_1_ParseError_abi",
        variants: &[
            ::hsffi::__private::metadata::Variant {
                name: "Empty",
                ident: "Empty",
                fields: &[],
                docs: ::hsffi::__private::metadata::Docs {
                    text: &[],
                    deprecated: ::core::option::Option::None,
                },
            },
            ::hsffi::__private::metadata::Variant {
                name: "TooLarge",
                ident: "TooLarge",
                fields: &[
                    ::hsffi::__private::metadata::Field {
                        name: "number",
                        value: ::hsffi::__private::metadata::Slotted {
                            offset: ::hsffi::__private::Layout::offsets([
                                ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                                ::hsffi::__private::return_abi::MESSAGE,
                                <<u64 as ::hsffi::__private::import::Checked<
                                    { HSFFI_1_0 },
                                >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                                <<u64 as ::hsffi::__private::import::Checked<
                                    { HSFFI_1_1 },
                                >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                            ])[2usize],
                            ty: &<<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_0 },
                            >>::Type as ::hsffi::__private::IntoPart>::TYPE,
                        },
                        docs: ::hsffi::__private::metadata::Docs {
                            text: &[],
                            deprecated: ::core::option::Option::None,
                        },
                    },
                    ::hsffi::__private::metadata::Field {
                        name: "limit",
                        value: ::hsffi::__private::metadata::Slotted {
                            offset: ::hsffi::__private::Layout::offsets([
                                ::hsffi::__private::Layout::of::<::core::primitive::u32>(),
                                ::hsffi::__private::return_abi::MESSAGE,
                                <<u64 as ::hsffi::__private::import::Checked<
                                    { HSFFI_1_0 },
                                >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                                <<u64 as ::hsffi::__private::import::Checked<
                                    { HSFFI_1_1 },
                                >>::Type as ::hsffi::__private::IntoPart>::LAYOUT,
                            ])[3usize],
                            ty: &<<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_1_1 },
                            >>::Type as ::hsffi::__private::IntoPart>::TYPE,
                        },
                        docs: ::hsffi::__private::metadata::Docs {
                            text: &[],
                            deprecated: ::core::option::Option::None,
                        },
                    },
                ],
                docs: ::hsffi::__private::metadata::Docs {
                    text: &[],
                    deprecated: ::core::option::Option::None,
                },
            },
        ],
        docs: ::hsffi::__private::metadata::Docs {
            text: &["Why a number cannot be read.", "\n"],
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
    #[unsafe(export_name = "crate_v0_1_ParseError_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_ParseError_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
