// #[hsffi::export]
// pub fn apply(f: Fun<'_, fn(u8) -> u8>) -> Result<u8, HsException> {
//     f.call(7)
// }

#[cfg(doc)]
pub fn apply(f: Fun<'_, fn(u8) -> u8>) -> Result<u8, HsException> {
    f.call(7)
}
#[cfg(not(doc))]
#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
pub fn apply<'hs0017_until_the_call_returns>(
    f: Fun<'hs0017_until_the_call_returns, fn(u8) -> u8>,
) -> Result<u8, HsException> {
    f.call(7)
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Spelled<fn(Result<u8, HsException>)>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            <Fun<'_, fn(u8) -> u8> as ::hsffi::crossing::Inbound>::Demand,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Alias<
                <Fun<'_, fn(u8) -> u8> as ::hsffi::import::Checked<{ HSFFI_0 }>>::Type,
                {
                    <<Fun<
                        '_,
                        fn(u8) -> u8,
                    > as ::hsffi::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<Fun<
                        '_,
                        fn(u8) -> u8,
                    > as ::hsffi::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            <Result<u8, HsException> as ::hsffi::crossing::Answer>::Demand,
        >>::Granted;
        true
    };
    #[allow(unused_imports)]
    use ::hsffi::call::{
        variable as hs0017_until_the_call_returns, variable as hsffi_slot,
        variable as hsffi_returned, variable as hsffi_0, variable as hsffi_value_0,
        variable as hsffi_0_start, variable as hsffi_0_len,
    };
    type HsffiReturned = <fn(
        <<Result<
            u8,
            HsException,
        > as ::hsffi::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::watch::Watched = ::hsffi::watch::Watched::new("apply");
    #[unsafe(export_name = "crate_v0_1_apply_e8090771659bd58f")]
    unsafe extern "C" fn hsffi_apply(
        hsffi_0: <<Fun<
            'static,
            fn(u8) -> u8,
        > as ::hsffi::import::Checked<{ HSFFI_0 }>>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_slot: <HsffiReturned as ::hsffi::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_apply_body<'hs0033_borrowed_by_0>(
            hs0017_until_the_call_returns: &::hsffi::Call,
            hsffi_0: <<Fun<
                'static,
                fn(u8) -> u8,
            > as ::hsffi::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::Outcome>::Register,
            ::hsffi::call::Refusal,
        > {
            let hsffi_returned: HsffiReturned = apply(
                ::hsffi::call::argument(
                    "f",
                    unsafe {
                        <<Fun<
                            'static,
                            fn(u8) -> u8,
                        > as ::hsffi::import::Checked<
                            { HSFFI_0 },
                        >>::Type as ::hsffi::FromHaskell>::from_word::<
                            '_,
                            '_,
                        >(hsffi_0, hs0017_until_the_call_returns)
                    },
                )?,
            );
            ::core::result::Result::Ok(unsafe {
                ::hsffi::Outcome::finish(hsffi_returned, hsffi_slot)
            })
        }
        unsafe {
            ::hsffi::call::run::<
                ::hsffi::import::Safe,
                HsffiReturned,
            >(
                hsffi_slot,
                |hs0017_until_the_call_returns| ::hsffi::watch::watched::<
                    ::hsffi::import::Safe,
                    _,
                >(
                    &HSFFI_EXPORT,
                    || hsffi_apply_body(
                        hs0017_until_the_call_returns,
                        hsffi_0,
                        hsffi_slot,
                    ),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::metadata::Record = ::hsffi::metadata::Record::Function(::hsffi::metadata::Function {
        symbol: "crate_v0_1_apply_e8090771659bd58f",
        name: "apply",
        haskell_name: "",
        owner: ::core::option::Option::None,
        method: false,
        import: ::hsffi::metadata::Import::Safe,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::parameter::<
                <Fun<
                    'static,
                    fn(u8) -> u8,
                > as ::hsffi::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "f",
                <<Fun<
                    'static,
                    fn(u8) -> u8,
                > as ::hsffi::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
        ],
        value: <HsffiReturned as ::hsffi::Outcome>::RETURNED.value,
        error: <HsffiReturned as ::hsffi::Outcome>::RETURNED.error,
        slot: <HsffiReturned as ::hsffi::Outcome>::RETURNED.size,
        docs: ::hsffi::metadata::Docs {
            text: &[],
            deprecated: ::core::option::Option::None,
        },
        blocking: false,
        pure: false,
    });
    const HSFFI_PLACE: ::hsffi::metadata::Place = ::hsffi::metadata::Place {
        file: ::core::file!(),
        line: ::core::line!() as ::core::primitive::usize,
    };
    #[used]
    #[unsafe(export_name = "crate_v0_1_apply_e8090771659bd58f_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_apply_e8090771659bd58f_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
