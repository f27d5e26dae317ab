// #[hsffi::export(closeable)]
// /// A shape.
// pub trait Shape: Send + Sync {
//     /// The area.
//     fn area(&self) -> f64;
//     fn scaled(self: Box<Self>, by: f64) -> Box<dyn Shape>;
//     #[hsffi(skip)]
//     fn as_any(&self) -> &dyn Any;
//     fn same<T: Shape>(&self, other: &T) -> bool
//     where
//         Self: Sized,
//     {
//         self.area() == other.area()
//     }
// }

/// A shape.
pub trait Shape: Send + Sync {
    /// The area.
    fn area(&self) -> f64;
    fn scaled(self: Box<Self>, by: f64) -> Box<dyn Shape>;
    fn as_any(&self) -> &dyn Any;
    fn same<T: Shape>(&self, other: &T) -> bool
    where
        Self: Sized,
    {
        self.area() == other.area()
    }
}
#[allow(deprecated)]
const _: () = {
    unsafe impl ::hsffi::__private::OneDestructorHS0002 for dyn Shape {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = false;
        type Storage = ::hsffi::__private::object::Boxed<
            ::hsffi::__private::object::Shared,
        >;
        type Of<'kept> = dyn Shape;
    }
    impl ::hsffi::__private::rule::Released for dyn Shape {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::__private::object::Opened;
        type StoredAs = ::hsffi::__private::object::Boxed<
            ::hsffi::__private::object::Shared,
        >;
    }
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(
            hsffi_crate_v0_1_Shape_destroy as *const (),
        ),
        close: ::hsffi::__private::metadata::Address(hsffi_close as *const ()),
        id: ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Shape)),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::object::Destroys<
                dyn Shape,
                ::hsffi::OwnedByRust<dyn Shape>,
            >,
        >>::Satisfied;
        true
    };
    #[unsafe(export_name = "crate_v0_1_Shape_destroy")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_Shape_destroy(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
            "Shape",
        );
        unsafe {
            ::hsffi::__private::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::__private::debug_checks::released::<
                            dyn Shape,
                        >(hsffi_object);
                        <::hsffi::__private::object::Boxed<
                            ::hsffi::__private::object::Shared,
                        > as ::hsffi::__private::object::Storage<
                            dyn Shape,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| ::core::mem::drop(
                                <<::hsffi::OwnedByRust<
                                    dyn Shape,
                                > as ::hsffi::__private::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::__private::object::DestructorArgument<
                                    dyn Shape,
                                >>::from_handle(hsffi_object),
                            ),
                        )
                    }
                },
            )
        }
    }
    #[unsafe(export_name = "crate_v0_1_Shape_close")]
    unsafe extern "C" fn hsffi_close(
        hsffi_object: *const ::core::primitive::u8,
    ) -> <() as ::hsffi::__private::Outcome>::Register {
        unsafe { ::hsffi::__private::object::close::<dyn Shape>(hsffi_object) }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Object(::hsffi::__private::metadata::Object {
        id: &HSFFI_DEFINITION,
        name: "Shape",
        symbol: "crate_v0_1_Shape_destroy_abi",
        destructor: "crate_v0_1_Shape_destroy",
        finalizer: ::hsffi::__private::metadata::Finalizer::C,
        close: "crate_v0_1_Shape_close",
        access: <::hsffi::__private::object::Boxed<
            ::hsffi::__private::object::Shared,
        > as ::hsffi::__private::object::Storage<dyn Shape>>::ACCESS,
        instances: &[],
        docs: ::hsffi::__private::metadata::Docs {
            text: &["A shape.", "\n"],
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
    #[unsafe(export_name = "crate_v0_1_Shape_destroy_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Shape_destroy_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::InBox for dyn Shape {
        type Requirement = ::hsffi::__private::rule::OwnedObject<Self, ::hsffi::Rust>;
    }
    #[diagnostic::do_not_recommend]
    impl<H> ::hsffi::__private::position::InOwned<H> for dyn Shape {
        type Requirement = ::hsffi::__private::rule::OwnedObject<Self, H>;
    }
    impl ::hsffi::__private::IntoBoxed for dyn Shape {
        type As = ::hsffi::OwnedByRust<Self>;
        fn held(&self) -> ::core::primitive::usize {
            ::hsffi::__private::object::held_by_box(self)
        }
        fn boxed(
            self: ::hsffi::__private::object::Box<Self>,
        ) -> ::hsffi::OwnedByRust<Self> {
            ::hsffi::OwnedByRust::from(self)
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::rule::GivenUp for dyn Shape {
        type Requirement = ::hsffi::__private::rule::Used<Self>;
    }
    impl ::hsffi::__private::FromBoxed for dyn Shape {
        type As = ::hsffi::OwnedByRust<Self>;
    }
    use ::hsffi::__private::object::NotSend as _;
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<
        dyn Shape,
    >>::SEND;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::SentTrait<dyn Shape>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::SharedTrait<dyn Shape, { !HSFFI_SEND }>,
        >>::Satisfied;
        true
    };
};
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(f64)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Owner<dyn Shape>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RECEIVER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Used<
                <dyn Shape as ::hsffi::__private::import::Checked<{ HSFFI_OWNER }>>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <f64 as ::hsffi::__private::position::Return>::Requirement,
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
        <<f64 as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "Shape::area",
    );
    #[unsafe(export_name = "crate_v0_1_Shape_area_feb71b709e37e141")]
    unsafe extern "C" fn hsffi_area(
        hsffi_0: <<&'static dyn Shape as ::hsffi::__private::import::Checked<
            { HSFFI_OWNER },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
    ) -> <HsffiReturned as ::hsffi::__private::Outcome>::Register {
        #[inline(always)]
        #[allow(
            clippy::extra_unused_lifetimes,
            clippy::inline_always,
            clippy::too_many_arguments
        )]
        fn hsffi_area_body<'hs0033_borrowed_by_0>(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: <<&'static dyn Shape as ::hsffi::__private::import::Checked<
                { HSFFI_OWNER },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            let hsffi_value_0 = ::hsffi::__private::call::argument(
                "self",
                unsafe {
                    <<&'static dyn Shape as ::hsffi::__private::import::Checked<
                        { HSFFI_OWNER },
                    >>::Type as ::hsffi::FromHaskell>::from_word::<
                        '_,
                        'hs0033_borrowed_by_0,
                    >(hsffi_0, hs0017_until_the_call_returns)
                },
            )?;
            let hsffi_returned: HsffiReturned = <dyn Shape as Shape>::area(
                hsffi_value_0,
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
                    || hsffi_area_body(
                        hs0017_until_the_call_returns,
                        hsffi_0,
                        hsffi_slot,
                    ),
                ),
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
        symbol: "crate_v0_1_Shape_area_feb71b709e37e141",
        name: "area",
        haskell_name: "",
        owner: ::core::option::Option::Some(
            <<dyn Shape as ::hsffi::__private::import::Checked<
                { HSFFI_OWNER },
            >>::Type as ::hsffi::__private::OneDestructorHS0002>::DEFINITION,
        ),
        method: true,
        import: ::hsffi::__private::metadata::Import::Safe,
        reason: "",
        either: false,
        parameters: &[
            ::hsffi::__private::parameter::<
                <&'static dyn Shape as ::hsffi::__private::import::Checked<
                    { HSFFI_OWNER },
                >>::Type,
            >(
                "self",
                <<&'static dyn Shape as ::hsffi::__private::import::Checked<
                    { HSFFI_OWNER },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
        ],
        value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
        error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
        slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
        docs: ::hsffi::__private::metadata::Docs {
            text: &["The area.", "\n"],
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
    #[unsafe(export_name = "crate_v0_1_Shape_area_feb71b709e37e141_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Shape_area_feb71b709e37e141_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(Box<dyn Shape>)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_OWNER: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Owner<dyn Shape>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <::hsffi::OwnedByRust<
                dyn Shape,
            > as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_1: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <f64 as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0_WRITTEN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Alias<
                <::hsffi::OwnedByRust<
                    dyn Shape,
                > as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
                { true },
                {
                    <<::hsffi::OwnedByRust<
                        dyn Shape,
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
                <f64 as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
                {
                    <<f64 as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::FREE
                },
                {
                    <<f64 as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::FromHaskell>::ALONE
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <Box<dyn Shape> as ::hsffi::__private::position::Return>::Requirement,
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
        <<Box<
            dyn Shape,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_RETURNED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
    ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
    static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
        "Shape::scaled",
    );
    #[unsafe(export_name = "crate_v0_1_Shape_scaled_d9c06debdac139f7")]
    unsafe extern "C" fn hsffi_scaled(
        hsffi_0: <<::hsffi::OwnedByRust<
            dyn Shape,
        > as ::hsffi::__private::import::Checked<
            { HSFFI_0 },
        >>::Type as ::hsffi::FromHaskell>::Word,
        hsffi_1: <<f64 as ::hsffi::__private::import::Checked<
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
        fn hsffi_scaled_body<'hs0033_borrowed_by_0, 'hs0033_borrowed_by_1>(
            hs0017_until_the_call_returns: &::hsffi::__private::Call,
            hsffi_0: <<::hsffi::OwnedByRust<
                dyn Shape,
            > as ::hsffi::__private::import::Checked<
                { HSFFI_0 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_1: <<f64 as ::hsffi::__private::import::Checked<
                { HSFFI_1 },
            >>::Type as ::hsffi::FromHaskell>::Word,
            hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
        ) -> ::core::result::Result<
            <HsffiReturned as ::hsffi::__private::Outcome>::Register,
            ::hsffi::__private::call::ArgumentError,
        > {
            ::hsffi::__private::call::argument(
                "self",
                unsafe {
                    <<::hsffi::OwnedByRust<
                        dyn Shape,
                    > as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::reserve(
                        hsffi_0,
                        hs0017_until_the_call_returns,
                    )
                },
            )?;
            let hsffi_value_1 = ::hsffi::__private::call::argument(
                "by",
                unsafe {
                    <<<f64 as ::hsffi::__private::import::Checked<
                        { HSFFI_1 },
                    >>::Type as ::hsffi::__private::import::Checked<
                        { HSFFI_1_WRITTEN },
                    >>::Type as ::hsffi::FromHaskell>::from_word::<
                        '_,
                        '_,
                    >(hsffi_1, hs0017_until_the_call_returns)
                },
            )?;
            let hsffi_returned: HsffiReturned = <dyn Shape as Shape>::scaled(
                ::hsffi::__private::object::InABox::into_box(
                    ::hsffi::__private::object::arrive(
                        ::hsffi::__private::call::argument(
                            "self",
                            unsafe {
                                <<<::hsffi::OwnedByRust<
                                    dyn Shape,
                                > as ::hsffi::__private::import::Checked<
                                    { HSFFI_0 },
                                >>::Type as ::hsffi::__private::import::Checked<
                                    { HSFFI_0_WRITTEN },
                                >>::Type as ::hsffi::FromHaskell>::from_word::<
                                    '_,
                                    'hs0033_borrowed_by_0,
                                >(hsffi_0, hs0017_until_the_call_returns)
                            },
                        )?,
                    ),
                ),
                hsffi_value_1,
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
                    || hsffi_scaled_body(
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
        symbol: "crate_v0_1_Shape_scaled_d9c06debdac139f7",
        name: "scaled",
        haskell_name: "",
        owner: ::core::option::Option::Some(
            <<dyn Shape as ::hsffi::__private::import::Checked<
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
                    dyn Shape,
                > as ::hsffi::__private::import::Checked<{ HSFFI_0 }>>::Type,
            >(
                "self",
                <<::hsffi::OwnedByRust<
                    dyn Shape,
                > as ::hsffi::__private::import::Checked<
                    { HSFFI_0 },
                >>::Type as ::hsffi::FromHaskell>::ABI,
            ),
            ::hsffi::__private::parameter::<
                <f64 as ::hsffi::__private::import::Checked<{ HSFFI_1 }>>::Type,
            >(
                "by",
                <<f64 as ::hsffi::__private::import::Checked<
                    { HSFFI_1 },
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
    #[unsafe(export_name = "crate_v0_1_Shape_scaled_d9c06debdac139f7_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Shape_scaled_d9c06debdac139f7_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
