// #[hsffi::import(fields = "bare")]
// /// Where values are kept.
// pub trait Storage: Send {
//     /// The value of a key.
//     #[hsffi(name = "look")]
//     fn get(&self, hs: Hs<'_>, key: &str) -> Result<Option<String>, HsException>;
//     /// Changes it.
//     fn put(&mut self, key: &str, _: Vec<u8>) -> Result<(), HsException>;
//     /// Whether there is one.
//     fn has(&self, hs: Hs<'_>, key: &str) -> Result<bool, HsException> {
//         Ok(self.get(hs, key)?.is_some())
//     }
// }

/// Where values are kept.
pub trait Storage: Send {
    /// The value of a key.
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<Option<String>, HsException>;
    /// Changes it.
    fn put(&mut self, key: &str, _: Vec<u8>) -> Result<(), HsException>;
    /// Whether there is one.
    fn has(&self, hs: Hs<'_>, key: &str) -> Result<bool, HsException> {
        Ok(self.get(hs, key)?.is_some())
    }
}
#[allow(deprecated)]
const _: () = {
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        close: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Storage)),
        version: "0.1",
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNS_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::implemented::ReturnedByMethod<
                Result<Option<String>, HsException>,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_0_KNOWN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <<<Result<
                Option<String>,
                HsException,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_RETURNS_0 },
            >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_0_ARRIVES: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Arrival<
                <<<Result<
                    Option<String>,
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_0 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_KNOWN },
                >>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_0_OWNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Answer<
                <<<<Result<
                    Option<String>,
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_0 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_ARRIVES },
                >>::Type,
                {
                    <<<<<Result<
                        Option<String>,
                        HsException,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_RETURNS_0 },
                    >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                        { HSFFI_RESULT_0_KNOWN },
                    >>::Type as ::hsffi::__private::import::Checked<
                        { HSFFI_RESULT_0_ARRIVES },
                    >>::Type as ::hsffi::FromHaskell>::LENT
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_0_NESTED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Nested<
                <<<<<Result<
                    Option<String>,
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_0 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_ARRIVES },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_OWNED },
                >>::Type,
                {
                    ::hsffi::__private::imported::is_nested_well(
                        &<<<<<<Result<
                            Option<String>,
                            HsException,
                        > as ::hsffi::__private::import::Checked<
                            { HSFFI_RETURNS_0 },
                        >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_0_KNOWN },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_0_ARRIVES },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_0_OWNED },
                        >>::Type as ::hsffi::FromHaskell>::TYPE,
                    )
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_0_READ: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Read<
                <<<<<<Result<
                    Option<String>,
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_0 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_ARRIVES },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_OWNED },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_0_NESTED },
                >>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    type HsffiMethod0 = fn(
        &str,
    ) -> <<<<<Result<
        Option<String>,
        HsException,
    > as ::hsffi::__private::import::Checked<
        { HSFFI_RETURNS_0 },
    >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
        { HSFFI_RESULT_0_OWNED },
    >>::Type as ::hsffi::__private::import::Checked<
        { HSFFI_RESULT_0_NESTED },
    >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_RESULT_0_READ }>>::Type;
    const HSFFI_METHOD_0: ::hsffi::__private::metadata::Type = ::hsffi::__private::implemented::method::<
        HsffiMethod0,
    >();
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNS_1: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::implemented::ReturnedByMethod<Result<(), HsException>>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_1_KNOWN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <<<Result<
                (),
                HsException,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_RETURNS_1 },
            >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_1_ARRIVES: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Arrival<
                <<<Result<
                    (),
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_1 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_KNOWN },
                >>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_1_OWNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Answer<
                <<<<Result<
                    (),
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_1 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_ARRIVES },
                >>::Type,
                {
                    <<<<<Result<
                        (),
                        HsException,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_RETURNS_1 },
                    >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                        { HSFFI_RESULT_1_KNOWN },
                    >>::Type as ::hsffi::__private::import::Checked<
                        { HSFFI_RESULT_1_ARRIVES },
                    >>::Type as ::hsffi::FromHaskell>::LENT
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_1_NESTED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Nested<
                <<<<<Result<
                    (),
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_1 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_ARRIVES },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_OWNED },
                >>::Type,
                {
                    ::hsffi::__private::imported::is_nested_well(
                        &<<<<<<Result<
                            (),
                            HsException,
                        > as ::hsffi::__private::import::Checked<
                            { HSFFI_RETURNS_1 },
                        >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_1_KNOWN },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_1_ARRIVES },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_1_OWNED },
                        >>::Type as ::hsffi::FromHaskell>::TYPE,
                    )
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_1_READ: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Read<
                <<<<<<Result<
                    (),
                    HsException,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNS_1 },
                >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_ARRIVES },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_OWNED },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_1_NESTED },
                >>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    type HsffiMethod1 = fn(
        &str,
        Vec<u8>,
    ) -> <<<<<Result<
        (),
        HsException,
    > as ::hsffi::__private::import::Checked<
        { HSFFI_RETURNS_1 },
    >>::Type as ::hsffi::__private::implemented::MethodResult>::Value as ::hsffi::__private::import::Checked<
        { HSFFI_RESULT_1_OWNED },
    >>::Type as ::hsffi::__private::import::Checked<
        { HSFFI_RESULT_1_NESTED },
    >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_RESULT_1_READ }>>::Type;
    const HSFFI_METHOD_1: ::hsffi::__private::metadata::Type = ::hsffi::__private::implemented::method::<
        HsffiMethod1,
    >();
    #[repr(transparent)]
    struct HsffiImplementation(::hsffi::__private::implemented::Methods);
    impl Storage for HsffiImplementation {
        #[allow(clippy::too_many_arguments)]
        fn get(
            &self,
            hsffi_0: Hs<'_>,
            hsffi_1: &str,
        ) -> Result<Option<String>, HsException> {
            #[allow(unused_imports)]
            use ::hsffi::__private::implemented::Unsupported as _;
            unsafe { self.0.with::<HsffiMethod0>(hsffi_0) }.call_method(0u64, (hsffi_1,))
        }
        #[allow(clippy::too_many_arguments)]
        fn put(&mut self, hsffi_0: &str, hsffi_1: Vec<u8>) -> Result<(), HsException> {
            #[allow(unused_imports)]
            use ::hsffi::__private::implemented::Unsupported as _;
            <<Result<
                (),
                HsException,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_RETURNS_1 },
            >>::Type as ::hsffi::__private::implemented::MethodResult>::of(
                self
                    .0
                    .attached(|hsffi_token| {
                        unsafe { self.0.with::<HsffiMethod1>(hsffi_token) }
                            .call_method(1u64, (hsffi_0, hsffi_1))
                    }),
            )
        }
    }
    impl<'of> ::hsffi::__private::position::Referent for dyn Storage + 'of {
        type Requirement = ::hsffi::__private::rule::Implemented<Self>;
    }
    impl<'of> ::hsffi::__private::position::InPassedBox for dyn Storage + 'of {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    unsafe impl<'lent, 'of> ::hsffi::FromHaskell for &'lent (dyn Storage + 'of) {
        type Word = *const ::core::primitive::u8;
        type At<'call, 'kept> = &'call (dyn Storage + 'call) where 'kept: 'call;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::implemented::lent(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::implemented::LAYOUT;
        const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
        const LENT: ::core::primitive::bool = true;
        unsafe fn from_word<'call, 'kept: 'call>(
            word: *const ::core::primitive::u8,
            call: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            unsafe { <Self as ::hsffi::FromHaskell>::from_slot(word, call) }
        }
        unsafe fn from_slot<'call, 'kept: 'call>(
            slot: *const ::core::primitive::u8,
            _: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            ::core::result::Result::Ok(unsafe { &*slot.cast::<HsffiImplementation>() })
        }
    }
    unsafe impl ::hsffi::__private::implemented::Implemented for dyn Storage {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        fn boxed(
            methods: ::hsffi::__private::implemented::Methods,
        ) -> ::hsffi::__private::implemented::Box<Self> {
            ::hsffi::__private::implemented::Box::new(HsffiImplementation(methods))
        }
    }
    impl ::hsffi::__private::FromBoxed for dyn Storage {
        type As = ::hsffi::__private::implemented::Given<Self>;
    }
    impl ::hsffi::__private::rule::GivenUp for dyn Storage {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    impl<'of> ::hsffi::__private::position::Referent
    for dyn Storage + ::core::marker::Send + 'of {
        type Requirement = ::hsffi::__private::rule::Implemented<Self>;
    }
    impl<'of> ::hsffi::__private::position::InPassedBox
    for dyn Storage + ::core::marker::Send + 'of {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    unsafe impl<'lent, 'of> ::hsffi::FromHaskell
    for &'lent (dyn Storage + ::core::marker::Send + 'of) {
        type Word = *const ::core::primitive::u8;
        type At<'call, 'kept> = &'call (dyn Storage + ::core::marker::Send + 'call)
        where
            'kept: 'call;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::implemented::lent(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::implemented::LAYOUT;
        const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
        const LENT: ::core::primitive::bool = true;
        unsafe fn from_word<'call, 'kept: 'call>(
            word: *const ::core::primitive::u8,
            call: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            unsafe { <Self as ::hsffi::FromHaskell>::from_slot(word, call) }
        }
        unsafe fn from_slot<'call, 'kept: 'call>(
            slot: *const ::core::primitive::u8,
            _: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            ::core::result::Result::Ok(unsafe { &*slot.cast::<HsffiImplementation>() })
        }
    }
    unsafe impl ::hsffi::__private::implemented::Implemented
    for dyn Storage + ::core::marker::Send {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        fn boxed(
            methods: ::hsffi::__private::implemented::Methods,
        ) -> ::hsffi::__private::implemented::Box<Self> {
            ::hsffi::__private::implemented::Box::new(HsffiImplementation(methods))
        }
    }
    impl ::hsffi::__private::FromBoxed for dyn Storage + ::core::marker::Send {
        type As = ::hsffi::__private::implemented::Given<Self>;
    }
    impl ::hsffi::__private::rule::GivenUp for dyn Storage + ::core::marker::Send {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    impl<'of> ::hsffi::__private::position::Referent
    for dyn Storage + ::core::marker::Sync + 'of {
        type Requirement = ::hsffi::__private::rule::Implemented<Self>;
    }
    impl<'of> ::hsffi::__private::position::InPassedBox
    for dyn Storage + ::core::marker::Sync + 'of {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    unsafe impl<'lent, 'of> ::hsffi::FromHaskell
    for &'lent (dyn Storage + ::core::marker::Sync + 'of) {
        type Word = *const ::core::primitive::u8;
        type At<'call, 'kept> = &'call (dyn Storage + ::core::marker::Sync + 'call)
        where
            'kept: 'call;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::implemented::lent(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::implemented::LAYOUT;
        const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
        const LENT: ::core::primitive::bool = true;
        unsafe fn from_word<'call, 'kept: 'call>(
            word: *const ::core::primitive::u8,
            call: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            unsafe { <Self as ::hsffi::FromHaskell>::from_slot(word, call) }
        }
        unsafe fn from_slot<'call, 'kept: 'call>(
            slot: *const ::core::primitive::u8,
            _: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            ::core::result::Result::Ok(unsafe { &*slot.cast::<HsffiImplementation>() })
        }
    }
    unsafe impl ::hsffi::__private::implemented::Implemented
    for dyn Storage + ::core::marker::Sync {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        fn boxed(
            methods: ::hsffi::__private::implemented::Methods,
        ) -> ::hsffi::__private::implemented::Box<Self> {
            ::hsffi::__private::implemented::Box::new(HsffiImplementation(methods))
        }
    }
    impl ::hsffi::__private::FromBoxed for dyn Storage + ::core::marker::Sync {
        type As = ::hsffi::__private::implemented::Given<Self>;
    }
    impl ::hsffi::__private::rule::GivenUp for dyn Storage + ::core::marker::Sync {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    impl<'of> ::hsffi::__private::position::Referent
    for dyn Storage + ::core::marker::Send + ::core::marker::Sync + 'of {
        type Requirement = ::hsffi::__private::rule::Implemented<Self>;
    }
    impl<'of> ::hsffi::__private::position::InPassedBox
    for dyn Storage + ::core::marker::Send + ::core::marker::Sync + 'of {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    unsafe impl<'lent, 'of> ::hsffi::FromHaskell
    for &'lent (dyn Storage + ::core::marker::Send + ::core::marker::Sync + 'of) {
        type Word = *const ::core::primitive::u8;
        type At<'call, 'kept> = &'call (dyn Storage + ::core::marker::Send + ::core::marker::Sync + 'call)
        where
            'kept: 'call;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::implemented::lent(
            &HSFFI_DEFINITION,
        );
        const LAYOUT: ::hsffi::__private::Layout = ::hsffi::__private::implemented::LAYOUT;
        const ABI: ::hsffi::__private::metadata::ArgAbi = ::hsffi::__private::metadata::ArgAbi::Slot;
        const LENT: ::core::primitive::bool = true;
        unsafe fn from_word<'call, 'kept: 'call>(
            word: *const ::core::primitive::u8,
            call: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            unsafe { <Self as ::hsffi::FromHaskell>::from_slot(word, call) }
        }
        unsafe fn from_slot<'call, 'kept: 'call>(
            slot: *const ::core::primitive::u8,
            _: &'call ::hsffi::__private::Call,
        ) -> ::core::result::Result<
            Self::At<'call, 'kept>,
            ::hsffi::__private::DecodeError,
        > {
            ::core::result::Result::Ok(unsafe { &*slot.cast::<HsffiImplementation>() })
        }
    }
    unsafe impl ::hsffi::__private::implemented::Implemented
    for dyn Storage + ::core::marker::Send + ::core::marker::Sync {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        fn boxed(
            methods: ::hsffi::__private::implemented::Methods,
        ) -> ::hsffi::__private::implemented::Box<Self> {
            ::hsffi::__private::implemented::Box::new(HsffiImplementation(methods))
        }
    }
    impl ::hsffi::__private::FromBoxed
    for dyn Storage + ::core::marker::Send + ::core::marker::Sync {
        type As = ::hsffi::__private::implemented::Given<Self>;
    }
    impl ::hsffi::__private::rule::GivenUp
    for dyn Storage + ::core::marker::Send + ::core::marker::Sync {
        type Requirement = ::hsffi::__private::import::NoRequirement;
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Data(::hsffi::__private::metadata::Data {
        id: &HSFFI_DEFINITION,
        name: "Storage",
        symbol: "crate_v0_1_Storage_abi",
        sum: false,
        variants: &[
            ::hsffi::__private::metadata::Variant {
                name: "Storage",
                ident: "Storage",
                fields: &[
                    ::hsffi::__private::metadata::Field {
                        name: "look",
                        value: ::hsffi::__private::metadata::Slotted {
                            offset: 0,
                            ty: &HSFFI_METHOD_0,
                        },
                        docs: ::hsffi::__private::metadata::Docs {
                            text: &["The value of a key.", "\n"],
                            deprecated: ::core::option::Option::None,
                        },
                    },
                    ::hsffi::__private::metadata::Field {
                        name: "put",
                        value: ::hsffi::__private::metadata::Slotted {
                            offset: 0,
                            ty: &HSFFI_METHOD_1,
                        },
                        docs: ::hsffi::__private::metadata::Docs {
                            text: &["Changes it.", "\n"],
                            deprecated: ::core::option::Option::None,
                        },
                    },
                ],
                docs: ::hsffi::__private::metadata::Docs::of(&[]),
            },
        ],
        size: ::hsffi::__private::implemented::LAYOUT.size,
        form: ::hsffi::__private::metadata::DataForm::Functions,
        field_names: ::hsffi::__private::metadata::FieldNames::Bare,
        passed: true,
        docs: ::hsffi::__private::metadata::Docs {
            text: &["Where values are kept.", "\n"],
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
    #[unsafe(export_name = "crate_v0_1_Storage_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Storage_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
