// #[hsffi::export]
// impl Counter {
//     pub fn new(start: u32) -> OwnedByRust<Counter> {
//         OwnedByRust::new(Counter(start.into()))
//     }
//     #[hsffi(unsafe, because = "reads a word", name = "current")]
//     pub fn get(&self) -> u32 {
//         self.0.get()
//     }
//     fn internal(&self) {}
// }

impl Counter {
    pub fn new(start: u32) -> OwnedByRust<Counter> {
        OwnedByRust::new(Counter(start.into()))
    }
    #[cfg(not(doc))]
    #[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
    pub fn get<'hs0017_until_the_call_returns>(
        &'hs0017_until_the_call_returns self,
    ) -> u32 {
        self.0.get()
    }
    #[cfg(doc)]
    pub fn get(&self) -> u32 {
        self.0.get()
    }
    fn internal(&self) {}
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Spelled<fn(OwnedByRust<Counter>)>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Owner<Counter>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            <u32 as ::hsffi::crossing::Inbound>::Demand,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Alias<
                <u32 as ::hsffi::import::Checked<{ HSFFI_0 }>>::Type,
                {
                    <<u32 as ::hsffi::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<u32 as ::hsffi::import::Checked<
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
            <OwnedByRust<Counter> as ::hsffi::crossing::Answer>::Demand,
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
        <<OwnedByRust<
            Counter,
        > as ::hsffi::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::watch::Watched = ::hsffi::watch::Watched::new(
        "Counter::new",
    );
    #[unsafe(export_name = "crate_v0_1_Counter_new_604c54541aa6d938")]
    unsafe extern "C" fn hsffi_new(
        hsffi_0: <<u32 as ::hsffi::import::Checked<
            { HSFFI_0 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_slot: <HsffiReturned as ::hsffi::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_new_body<'hs0033_borrowed_by_0>(
            hs0017_until_the_call_returns: &::hsffi::Call,
            hsffi_0: <<u32 as ::hsffi::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::Outcome>::Register,
            ::hsffi::call::Refusal,
        > {
            let hsffi_returned: HsffiReturned = <Counter>::new(
                ::hsffi::call::argument(
                    "start",
                    unsafe {
                        <<u32 as ::hsffi::import::Checked<
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
                    || hsffi_new_body(hs0017_until_the_call_returns, hsffi_0, hsffi_slot),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::metadata::Record = ::hsffi::metadata::Record::Function(::hsffi::metadata::Function {
        symbol: "crate_v0_1_Counter_new_604c54541aa6d938",
        name: "new",
        haskell_name: "",
        owner: ::core::option::Option::Some(
            <<Counter as ::hsffi::import::Checked<
                { HSFFI_OWNER },
            >>::Type as ::hsffi::OneDestructorHS0002>::DEFINITION,
        ),
        method: false,
        import: ::hsffi::metadata::Import::Safe,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::parameter::<
                <u32 as ::hsffi::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "start",
                <<u32 as ::hsffi::import::Checked<
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
    #[unsafe(export_name = "crate_v0_1_Counter_new_604c54541aa6d938_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Counter_new_604c54541aa6d938_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Unsafe as ::hsffi::import::Permits<
            ::hsffi::rule::Spelled<fn(u32)>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Unsafe as ::hsffi::import::Permits<
            ::hsffi::rule::Owner<Counter>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RECEIVER: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Unsafe as ::hsffi::import::Permits<
            ::hsffi::rule::Used<
                <Counter as ::hsffi::import::Checked<{ HSFFI_OWNER }>>::Type,
            >,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Unsafe as ::hsffi::import::Permits<
            <u32 as ::hsffi::crossing::Answer>::Demand,
        >>::Granted;
        true
    };
};
::core::compile_error! {
    "unknown option `because`; expected one of `safe`, `unsafe`, `interruptible`, `cancellable`, `reason`, `blocking`, `either`, `pure`, `name`"
}
::core::compile_error! {
    "[HS0006] an `unsafe` export must say why it may be imported so\nwrite `unsafe, reason = \"…\"` with the reason that it neither blocks nor calls back, or make it `safe`\n`cargo hsffi explain HS0006` tells more"
}
