// #[hsffi::export(either)]
// pub fn parse(text: &str) -> Result<u32, ParseError> {
//     text.parse().map_err(ParseError::from)
// }

#[cfg(doc)]
pub fn parse(text: &str) -> Result<u32, ParseError> {
    text.parse().map_err(ParseError::from)
}
#[cfg(not(doc))]
#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
pub fn parse<'hs0017_until_the_call_returns>(
    text: &'hs0017_until_the_call_returns str,
) -> Result<u32, ParseError> {
    text.parse().map_err(ParseError::from)
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(Result<u32, ParseError>)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <&str as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <Result<
                u32,
                ParseError,
            > as ::hsffi::__private::position::Return>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{
        variable as hs0017_until_the_call_returns, variable as hsffi_slot,
        variable as hsffi_returned, variable as hsffi_0, variable as hsffi_value_0,
        variable as hsffi_0_start, variable as hsffi_0_len,
    };
    type HsffiReturned = <fn(
        <<Result<
            u32,
            ParseError,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "parse",
    );
    #[unsafe(export_name = "crate_v0_1_parse_8051854e7a2ee1cf")]
    unsafe extern "C" fn hsffi_parse(
        hsffi_0: *const ::core::primitive::u8,
        hsffi_0_len: ::core::primitive::usize,
        hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::__private::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_parse_body<'hs0033_borrowed_by_0>(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: *const ::core::primitive::u8,
            hsffi_0_len: ::core::primitive::usize,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            let hsffi_value_0 = ::hsffi::__private::call::argument(
                "text",
                unsafe {
                    <<&'static str as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::__private::FromSlice>::from_parts(
                        hsffi_0,
                        hsffi_0_len,
                        hs0017_until_the_call_returns,
                    )
                },
            )?;
            let hsffi_returned: HsffiReturned = parse(hsffi_value_0);
            ::core::result::Result::Ok(unsafe {
                ::hsffi::__private::Outcome::finish(hsffi_returned, hsffi_slot)
            })
        }
        unsafe {
            ::hsffi::__private::call::run::<
                ::hsffi::__private::import::Safe,
                HsffiReturned,
            >(
                hsffi_slot,
                |hs0017_until_the_call_returns| ::hsffi::__private::debug_checks::with_checks::<
                    ::hsffi::__private::import::Safe,
                    _,
                >(
                    &HSFFI_EXPORT,
                    || hsffi_parse_body(
                        hs0017_until_the_call_returns,
                        hsffi_0,
                        hsffi_0_len,
                        hsffi_slot,
                    ),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
        symbol: "crate_v0_1_parse_8051854e7a2ee1cf",
        name: "parse",
        haskell_name: "",
        owner: ::core::option::Option::None,
        method: false,
        import: ::hsffi::__private::metadata::Import::Safe,
        reason: "",
        either: true,
        parameters: &[
            ::hsffi::__private::parameter::<
                <&'static str as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
            >("text", ::hsffi::__private::metadata::ArgAbi::Slice),
        ],
        value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
        error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
        slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
        docs: ::hsffi::__private::metadata::Docs {
            text: &[],
            deprecated: ::core::option::Option::None,
        },
        blocking: false,
        pure: false,
        asynchronous: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED
            .asynchronous,
        class: ::core::option::Option::None,
    });
    const HSFFI_PLACE: ::hsffi::__private::metadata::Place = ::hsffi::__private::metadata::Place {
        file: ::core::file!(),
        line: ::core::line!() as ::core::primitive::usize,
        rust_module: ::core::module_path!(),
        haskell_module: "",
    };
    #[used]
    #[unsafe(export_name = "crate_v0_1_parse_8051854e7a2ee1cf_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_parse_8051854e7a2ee1cf_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
