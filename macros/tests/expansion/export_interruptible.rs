// #[hsffi::export(interruptible)]
// pub fn rest(milliseconds: u64, interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
//     interrupt.sleep(Duration::from_millis(milliseconds))
// }

#[cfg(doc)]
pub fn rest(milliseconds: u64, interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
    interrupt.sleep(Duration::from_millis(milliseconds))
}
#[cfg(not(doc))]
#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
pub fn rest<'hs0017_until_the_call_returns>(
    milliseconds: u64,
    interrupt: Interrupt<'hs0017_until_the_call_returns>,
) -> Result<(), Interrupted> {
    interrupt.sleep(Duration::from_millis(milliseconds))
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(Result<(), Interrupted>)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            <u64 as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            <Interrupt<'_> as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
                {
                    <<u64 as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<u64 as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <Interrupt<
                    '_,
                > as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
                {
                    <<Interrupt<
                        '_,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<Interrupt<
                        '_,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_STOP: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::StopsWaiting<
                {
                    ::hsffi::__private::stop::is_given(
                        &[
                            <<u64 as ::hsffi::__private::import::Checked<
                                { HSFFI_0 },
                            >>::Type as ::hsffi::FromHaskell>::TYPE,
                            <<Interrupt<
                                'static,
                            > as ::hsffi::__private::import::Checked<
                                { HSFFI_1 },
                            >>::Type as ::hsffi::FromHaskell>::TYPE,
                        ],
                    )
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Interruptible as ::hsffi::__private::import::Satisfies<
            <Result<
                (),
                Interrupted,
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
        <<Result<
            (),
            Interrupted,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "rest",
    );
    #[unsafe(export_name = "crate_v0_1_rest_d7a50b20e5592657")]
    unsafe extern "C" fn hsffi_rest(
        hsffi_0: <<u64 as ::hsffi::__private::import::Checked<
            { HSFFI_0 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_1: <<Interrupt<
            'static,
        > as ::hsffi::__private::import::Checked<
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
        fn hsffi_rest_body<'hs0033_borrowed_by_0, 'hs0033_borrowed_by_1>(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: <<u64 as ::hsffi::__private::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_1: <<Interrupt<
                'static,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_1 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            unsafe {
                <<u64 as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::FromHaskell>::announce(hsffi_0)
            };
            unsafe {
                <<Interrupt<
                    'static,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_1 },
                >>::Type as ::hsffi::FromHaskell>::announce(hsffi_1)
            };
            let hsffi_returned: HsffiReturned = rest(
                ::hsffi::__private::call::argument(
                    "milliseconds",
                    unsafe {
                        <<<u64 as ::hsffi::__private::import::Checked<
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
                    "interrupt",
                    unsafe {
                        <<<Interrupt<
                            'static,
                        > as ::hsffi::__private::import::Checked<
                            { HSFFI_1 },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_1_WRITTEN },
                        >>::Type as ::hsffi::FromHaskell>::from_word::<
                            '_,
                            '_,
                        >(hsffi_1, hs0017_until_the_call_returns)
                    },
                )?,
            );
            ::core::result::Result::Ok(unsafe {
                ::hsffi::__private::Outcome::finish(hsffi_returned, hsffi_slot)
            })
        }
        unsafe {
            ::hsffi::__private::call::run::<
                ::hsffi::__private::import::Interruptible,
                HsffiReturned,
            >(
                hsffi_slot,
                |hs0017_until_the_call_returns| ::hsffi::__private::debug_checks::with_checks::<
                    ::hsffi::__private::import::Interruptible,
                    _,
                >(
                    &HSFFI_EXPORT,
                    || hsffi_rest_body(
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
        symbol: "crate_v0_1_rest_d7a50b20e5592657",
        name: "rest",
        haskell_name: "",
        owner: ::core::option::Option::None,
        method: false,
        import: ::hsffi::__private::metadata::Import::Interruptible,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::__private::parameter::<
                <u64 as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "milliseconds",
                <<u64 as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
            ::hsffi::__private::parameter::<
                <Interrupt<
                    'static,
                > as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
            >(
                "interrupt",
                <<Interrupt<
                    'static,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_1 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
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
    #[unsafe(export_name = "crate_v0_1_rest_d7a50b20e5592657_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_rest_d7a50b20e5592657_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
