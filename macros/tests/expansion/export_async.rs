// #[hsffi::export]
// /// What a server has.
// pub async fn fetch(url: String, retries: u32) -> Result<String, FetchError> {
//     get(url, retries).await
// }

/// What a server has.
pub async fn fetch(url: String, retries: u32) -> Result<String, FetchError> {
    get(url, retries).await
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<
                fn(::hsffi::Async<Result<String, FetchError>>),
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <String as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <u32 as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <String as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
                {
                    <<String as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<String as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <u32 as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
                {
                    <<u32 as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<u32 as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_KEPT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::OwnedByFuture<
                <String as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
                {
                    !<<String as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::LENT
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_KEPT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::OwnedByFuture<
                <u32 as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
                {
                    !<<u32 as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::LENT
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <::hsffi::Async<
                Result<String, FetchError>,
            > as ::hsffi::__private::position::Return>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{
        variable as hs0017_until_the_call_returns, variable as hsffi_slot,
        variable as hsffi_returned, variable as hsffi_0, variable as hsffi_value_0,
        variable as hsffi_0_start, variable as hsffi_0_len, variable as hsffi_1,
        variable as hsffi_value_1, variable as hsffi_1_start, variable as hsffi_1_len,
    };
    type HsffiReturned = <fn(
        <<::hsffi::Async<
            Result<String, FetchError>,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "fetch",
    );
    #[unsafe(export_name = "crate_v0_1_fetch_c8a20e7e41881f2e")]
    unsafe extern "C" fn hsffi_fetch(
        hsffi_0: <<String as ::hsffi::__private::import::Checked<
            { HSFFI_0 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_1: <<u32 as ::hsffi::__private::import::Checked<
            { HSFFI_1 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::__private::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_fetch_body<'hs0033_borrowed_by_0, 'hs0033_borrowed_by_1>(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: <<String as ::hsffi::__private::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_1: <<u32 as ::hsffi::__private::import::Checked<
                { HSFFI_1 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            let hsffi_returned: HsffiReturned = <::hsffi::__private::Start as ::hsffi::__private::import::Checked<
                { true && HSFFI_0_KEPT && HSFFI_1_KEPT },
            >>::Type::hs0072_runs_on_other_threads(
                fetch(
                    ::hsffi::__private::call::argument(
                        "url",
                        unsafe {
                            <<<String as ::hsffi::__private::import::Checked<
                                { HSFFI_0 },
                            >>::Type as ::hsffi::__private::import::Checked<
                                { HSFFI_0_WRITTEN },
                            >>::Type as ::hsffi::FromHaskell>::from_word::<
                                '_,
                                '_,
                            >(hsffi_0, hs0017_until_the_call_returns)
                        },
                    )?,
                    ::hsffi::__private::call::argument(
                        "retries",
                        unsafe {
                            <<<u32 as ::hsffi::__private::import::Checked<
                                { HSFFI_1 },
                            >>::Type as ::hsffi::__private::import::Checked<
                                { HSFFI_1_WRITTEN },
                            >>::Type as ::hsffi::FromHaskell>::from_word::<
                                '_,
                                '_,
                            >(hsffi_1, hs0017_until_the_call_returns)
                        },
                    )?,
                ),
                ::core::convert::identity,
            );
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
                    || hsffi_fetch_body(
                        hs0017_until_the_call_returns,
                        hsffi_0,
                        hsffi_1,
                        hsffi_slot,
                    ),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
        symbol: "crate_v0_1_fetch_c8a20e7e41881f2e",
        name: "fetch",
        haskell_name: "",
        owner: ::core::option::Option::None,
        method: false,
        import: ::hsffi::__private::metadata::Import::Safe,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::__private::parameter::<
                <String as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "url",
                <<String as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
            ::hsffi::__private::parameter::<
                <u32 as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
            >(
                "retries",
                <<u32 as ::hsffi::__private::import::Checked<
                    { HSFFI_1 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
        ],
        value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
        error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
        slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
        docs: ::hsffi::__private::metadata::Docs {
            text: &["What a server has.", "\n"],
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
    #[unsafe(export_name = "crate_v0_1_fetch_c8a20e7e41881f2e_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_fetch_c8a20e7e41881f2e_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
