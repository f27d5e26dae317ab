// #[hsffi::export]
// impl<'txn> Cursor<'txn> {
//     pub fn seek(
//         self,
//         keys: Vec<u8>,
//         other: &Cursor<'_>,
//     ) -> Option<OwnedByRust<Cursor<'txn>>> {
//         other.found(&keys).then(|| OwnedByRust::new(self))
//     }
// }

impl<'txn> Cursor<'txn> {
    #[cfg(not(doc))]
    #[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
    pub fn seek<'hs0017_until_the_call_returns>(
        self,
        keys: Vec<u8>,
        other: &Cursor<'hs0017_until_the_call_returns>,
    ) -> Option<OwnedByRust<Cursor<'txn>>> {
        other.found(&keys).then(|| OwnedByRust::new(self))
    }
    #[cfg(doc)]
    pub fn seek(
        self,
        keys: Vec<u8>,
        other: &Cursor<'_>,
    ) -> Option<OwnedByRust<Cursor<'txn>>> {
        other.found(&keys).then(|| OwnedByRust::new(self))
    }
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(Option<OwnedByRust<Cursor<'static>>>)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Owner<Cursor<'static>>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <::hsffi::OwnedByRust<
                Cursor<'_>,
            > as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <Vec<u8> as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_2: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <&Cursor<'_> as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <::hsffi::OwnedByRust<
                    Cursor<'_>,
                > as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
                { true },
                {
                    <<::hsffi::OwnedByRust<
                        Cursor<'_>,
                    > as ::hsffi::__private::import::Checked<
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
                <Vec<u8> as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
                {
                    <<Vec<
                        u8,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<Vec<
                        u8,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_PARENT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Lending<
                <<::hsffi::OwnedByRust<
                    Cursor<'_>,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNED },
                >>::Type,
                {
                    !<<Option<
                        OwnedByRust<Cursor<'static>>,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_RETURNED },
                    >>::Type as ::hsffi::__private::Outcome>::BORROWS
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <Option<
                OwnedByRust<Cursor<'_>>,
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
        variable as hsffi_2, variable as hsffi_value_2, variable as hsffi_2_start,
        variable as hsffi_2_len,
    };
    #[allow(dead_code, clippy::type_complexity)]
    fn hsffi_outlived<'hs0077_the_object_of_a_trait_borrows>() {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <<Option<
                OwnedByRust<Cursor<'hs0077_the_object_of_a_trait_borrows>>,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_RETURNED },
            >>::Type as ::hsffi::__private::position::Return>::Requirement,
        >>::Satisfied;
    }
    type HsffiReturned = <fn(
        <<Option<
            OwnedByRust<Cursor<'static>>,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "Cursor::seek",
    );
    #[unsafe(export_name = "crate_v0_1_Cursor_seek_fb7ef4fc33cdfb2c")]
    unsafe extern "C" fn hsffi_seek(
        hsffi_0: <<::hsffi::OwnedByRust<
            Cursor<'static>,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_0 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_1: <<Vec<
            u8,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_1 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_2: <<&'static Cursor<
            'static,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_2 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::__private::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_seek_body<
            'child,
            'hs0033_borrowed_by_0: 'child,
            'hs0033_borrowed_by_1,
            'hs0033_borrowed_by_2,
        >(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: <<::hsffi::OwnedByRust<
                Cursor<'static>,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_1: <<Vec<
                u8,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_1 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_2: <<&'static Cursor<
                'static,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_2 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            let hsffi_value_2 = ::hsffi::__private::call::argument(
                "other",
                unsafe {
                    <<&'static Cursor<
                        'static,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_2 },
                    >>::Type as ::hsffi::FromHaskell>::from_word::<
                        '_,
                        'hs0033_borrowed_by_2,
                    >(hsffi_2, hs0017_until_the_call_returns)
                },
            )?;
            ::hsffi::__private::call::argument(
                "self",
                unsafe {
                    <<::hsffi::OwnedByRust<
                        Cursor<'static>,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::reserve(
                        hsffi_0,
                        hs0017_until_the_call_returns,
                    )
                },
            )?;
            let hsffi_value_1 = ::hsffi::__private::call::argument(
                "keys",
                unsafe {
                    <<<Vec<
                        u8,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::__private::import::Checked<
                        { HSFFI_1_WRITTEN },
                    >>::Type as ::hsffi::FromHaskell>::from_word::<
                        '_,
                        '_,
                    >(hsffi_1, hs0017_until_the_call_returns)
                },
            )?;
            let hsffi_returned: <Option<
                OwnedByRust<Cursor<'child>>,
            > as ::hsffi::__private::import::Checked<{ HSFFI_RETURNED }>>::Type = <Cursor<
                '_,
            >>::seek(
                ::hsffi::OwnedByRust::into_inner(
                    ::hsffi::__private::object::arrive(
                        ::hsffi::__private::call::argument(
                            "self",
                            unsafe {
                                <<<<::hsffi::OwnedByRust<
                                    Cursor<'static>,
                                > as ::hsffi::__private::import::Checked<
                                    { HSFFI_0 },
                                >>::Type as ::hsffi::__private::import::Checked<
                                    { HSFFI_0_WRITTEN },
                                >>::Type as ::hsffi::__private::import::Checked<
                                    { HSFFI_PARENT },
                                >>::Type as ::hsffi::__private::object::LendTo<
                                    {
                                        !<<Option<
                                            OwnedByRust<Cursor<'static>>,
                                        > as ::hsffi::__private::import::Checked<
                                            { HSFFI_RETURNED },
                                        >>::Type as ::hsffi::__private::Outcome>::BORROWS
                                    },
                                >>::lend_on::<
                                    '_,
                                    'child,
                                    'child,
                                >(hsffi_0, hs0017_until_the_call_returns)
                            },
                        )?,
                    ),
                ),
                hsffi_value_1,
                hsffi_value_2,
            );
            let hsffi_returned: HsffiReturned = unsafe {
                ::hsffi::__private::call::extend(hsffi_returned)
            };
            unsafe {
                <<<::hsffi::OwnedByRust<
                    Cursor<'static>,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_PARENT },
                >>::Type as ::hsffi::__private::object::LendTo<
                    {
                        !<<Option<
                            OwnedByRust<Cursor<'static>>,
                        > as ::hsffi::__private::import::Checked<
                            { HSFFI_RETURNED },
                        >>::Type as ::hsffi::__private::Outcome>::BORROWS
                    },
                >>::lending(
                    hsffi_0,
                    || ::core::result::Result::Ok(unsafe {
                        ::hsffi::__private::Outcome::finish(hsffi_returned, hsffi_slot)
                    }),
                )
            }
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
                    || hsffi_seek_body(
                        hs0017_until_the_call_returns,
                        hsffi_0,
                        hsffi_1,
                        hsffi_2,
                        hsffi_slot,
                    ),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
        symbol: "crate_v0_1_Cursor_seek_fb7ef4fc33cdfb2c",
        name: "seek",
        haskell_name: "",
        owner: ::core::option::Option::Some(
            <<Cursor<
                'static,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_OWNER },
            >>::Type as ::hsffi::__private::OneDestructorHS0002>::DEFINITION,
        ),
        method: true,
        import: ::hsffi::__private::metadata::Import::Safe,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::__private::parameter::<
                <::hsffi::OwnedByRust<
                    Cursor<'static>,
                > as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "self",
                <<::hsffi::OwnedByRust<
                    Cursor<'static>,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
            ::hsffi::__private::parameter::<
                <Vec<u8> as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
            >(
                "keys",
                <<Vec<
                    u8,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_1 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
            ::hsffi::__private::parameter::<
                <&'static Cursor<
                    'static,
                > as ::hsffi::__private::import::Checked<{ HSFFI_2 }>>::Type,
            >(
                "other",
                <<&'static Cursor<
                    'static,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_2 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
        ],
        value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
        error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
        slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
        docs: ::hsffi::__private::metadata::Docs {
            text: &[
                "\n",
                "Takes over the object and closes the handle: a later use of it throws `ObjectClosed`.",
                "\n",
            ],
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
    #[unsafe(export_name = "crate_v0_1_Cursor_seek_fb7ef4fc33cdfb2c_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Cursor_seek_fb7ef4fc33cdfb2c_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
