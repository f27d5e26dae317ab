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
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(OwnedByRust<Counter>)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Owner<Counter>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <u32 as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <u32 as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
                {
                    <<u32 as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<u32 as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <OwnedByRust<Counter> as ::hsffi::__private::position::Return>::Requirement,
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
        <<OwnedByRust<
            Counter,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "Counter::new",
    );
    #[unsafe(export_name = "crate_v0_1_Counter_new_604c54541aa6d938")]
    unsafe extern "C" fn hsffi_new(
        hsffi_0: <<u32 as ::hsffi::__private::import::Checked<
            { HSFFI_0 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::__private::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_new_body<'hs0033_borrowed_by_0>(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: <<u32 as ::hsffi::__private::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            let hsffi_returned: HsffiReturned = <Counter>::new(
                ::hsffi::__private::call::argument(
                    "start",
                    unsafe {
                        <<<u32 as ::hsffi::__private::import::Checked<
                            { HSFFI_0 },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_0_WRITTEN },
                        >>::Type as ::hsffi::FromHaskell>::from_word::<
                            '_,
                            '_,
                        >(hsffi_0, hs0017_until_the_call_returns)
                    },
                )?,
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
                    || hsffi_new_body(hs0017_until_the_call_returns, hsffi_0, hsffi_slot),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
        symbol: "crate_v0_1_Counter_new_604c54541aa6d938",
        name: "new",
        haskell_name: "",
        owner: ::core::option::Option::Some(
            <<Counter as ::hsffi::__private::import::Checked<
                { HSFFI_OWNER },
            >>::Type as ::hsffi::__private::OneDestructorHS0002>::DEFINITION,
        ),
        method: false,
        import: ::hsffi::__private::metadata::Import::Safe,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::__private::parameter::<
                <u32 as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "start",
                <<u32 as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
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
    #[unsafe(export_name = "crate_v0_1_Counter_new_604c54541aa6d938_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Counter_new_604c54541aa6d938_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(u32)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Owner<Counter>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RECEIVER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Used<
                <Counter as ::hsffi::__private::import::Checked<{ HSFFI_OWNER }>>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            <u32 as ::hsffi::__private::position::Return>::Requirement,
        >>::Satisfied;
        true
    };
};
::core::compile_error! {
    "unknown option `because`; expected one of `safe`, `unsafe`, `interruptible`, `cancellable`, `reason`, `blocking`, `either`, `pure`, `via`, `name`, `module`"
}
::core::compile_error! {
    "[HS0006] an `unsafe` export requires a reason: a blocked `unsafe` call blocks the whole Haskell program\nwrite `unsafe, reason = \"…\"` and state why the function neither blocks nor calls back; or write `safe`\nfor details, run `cargo hsffi explain HS0006`"
}
