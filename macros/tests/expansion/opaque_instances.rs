// #[derive(hsffi::Opaque)]
// #[hsffi(immutable, instances(NFData, Show = "to_string"))]
// pub struct Version(u32);

#[allow(deprecated)]
const _: () = {
    unsafe impl ::hsffi::__private::OneDestructorHS0002 for Version {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = false;
        type Storage = ::hsffi::__private::object::Plain;
        type Of<'kept> = <Version as ::hsffi::__private::import::Checked<
            { HSFFI_SIZED },
        >>::Type;
    }
    impl ::hsffi::__private::rule::Released for Version {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::__private::object::Made;
        type StoredAs = ::hsffi::__private::object::Plain;
    }
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(
            hsffi_crate_v0_1_Version_destroy as *const (),
        ),
        close: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Version)),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_SIZED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::ThinHandle<Version>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::object::Destroys<
                <Version as ::hsffi::__private::import::Checked<{ HSFFI_SIZED }>>::Type,
                ::hsffi::OwnedByRust<Version>,
            >,
        >>::Satisfied;
        true
    };
    #[unsafe(export_name = "crate_v0_1_Version_destroy")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_Version_destroy(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
            "Version",
        );
        unsafe {
            ::hsffi::__private::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::__private::debug_checks::released::<
                            <Version as ::hsffi::__private::import::Checked<
                                { HSFFI_SIZED },
                            >>::Type,
                        >(hsffi_object);
                        <::hsffi::__private::object::Plain as ::hsffi::__private::object::Storage<
                            <Version as ::hsffi::__private::import::Checked<
                                { HSFFI_SIZED },
                            >>::Type,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| ::core::mem::drop(
                                <<::hsffi::OwnedByRust<
                                    Version,
                                > as ::hsffi::__private::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::__private::object::DestructorArgument<
                                    <Version as ::hsffi::__private::import::Checked<
                                        { HSFFI_SIZED },
                                    >>::Type,
                                >>::from_handle(hsffi_object),
                            ),
                        )
                    }
                },
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Object(::hsffi::__private::metadata::Object {
        id: &HSFFI_DEFINITION,
        name: "Version",
        symbol: "crate_v0_1_Version_destroy_abi",
        destructor: "crate_v0_1_Version_destroy",
        finalizer: ::hsffi::__private::metadata::Finalizer::C,
        close: "",
        access: <::hsffi::__private::object::Plain as ::hsffi::__private::object::Storage<
            <Version as ::hsffi::__private::import::Checked<{ HSFFI_SIZED }>>::Type,
        >>::ACCESS,
        instances: &[
            ::hsffi::__private::metadata::Class::NFData,
            ::hsffi::__private::metadata::Class::Show,
        ],
        docs: ::hsffi::__private::metadata::Docs {
            text: &[],
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
    #[unsafe(export_name = "crate_v0_1_Version_destroy_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Version_destroy_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Param for Version {
        type Requirement = ::hsffi::__private::rule::ObjectTakenByValue<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Component for Version {
        type Requirement = ::hsffi::__private::rule::ObjectByValue<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::ErrorField for Version {}
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Part for Version {
        type Requirement = ::hsffi::__private::rule::Object<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::DataField for Version {}
    impl ::hsffi::__private::rule::Immutable for Version {}
    const _: () = {
        #[allow(unused_imports)]
        use ::hsffi::__private::call::{
            variable as a, variable as b, variable as salt, variable as items,
        };
        fn instance_show(a: &Version) -> ::hsffi::__private::instance::String {
            ::hsffi::__private::instance::show_by::<
                Version,
                _,
                _,
            >(a, <Version>::to_string)
        }
        #[allow(deprecated)]
        const _: () = {
            #[allow(clippy::type_complexity)]
            const HSFFI_SPELLED: ::core::primitive::bool = {
                let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
                    ::hsffi::__private::rule::Spelled<
                        fn(::hsffi::__private::instance::String),
                    >,
                >>::Satisfied;
                true
            };
            #[allow(clippy::type_complexity)]
            const HSFFI_OWNER: ::core::primitive::bool = {
                let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
                    ::hsffi::__private::rule::Owner<Version>,
                >>::Satisfied;
                true
            };
            #[allow(clippy::type_complexity)]
            const HSFFI_0: ::core::primitive::bool = {
                let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
                    <&Version as ::hsffi::__private::position::Param>::Requirement,
                >>::Satisfied;
                true
            };
            #[allow(clippy::type_complexity)]
            const HSFFI_RETURNED: ::core::primitive::bool = {
                let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
                    <::hsffi::__private::instance::String as ::hsffi::__private::position::Return>::Requirement,
                >>::Satisfied;
                true
            };
            #[allow(clippy::type_complexity)]
            const HSFFI_0_PURE: ::core::primitive::bool = {
                let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
                    ::hsffi::__private::rule::TakenPurely<
                        <&Version as ::hsffi::__private::import::Checked<
                            { HSFFI_0 },
                        >>::Type,
                    >,
                >>::Satisfied;
                true
            };
            #[allow(clippy::type_complexity)]
            const HSFFI_RETURNED_PURE: ::core::primitive::bool = {
                let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
                    ::hsffi::__private::rule::ReturnedPurely<
                        <::hsffi::__private::instance::String as ::hsffi::__private::import::Checked<
                            { HSFFI_RETURNED },
                        >>::Type,
                    >,
                >>::Satisfied;
                true
            };
            #[allow(unused_imports)]
            use ::hsffi::__private::call::{
                variable as hs0017_until_the_call_returns, variable as hsffi_slot,
                variable as hsffi_returned, variable as hsffi_0,
                variable as hsffi_value_0, variable as hsffi_0_start,
                variable as hsffi_0_len,
            };
            type HsffiReturned = <fn(
                <<::hsffi::__private::instance::String as ::hsffi::__private::import::Checked<
                    { HSFFI_RETURNED },
                >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_SPELLED }>>::Type,
            ) as ::hsffi::__private::rule::HS0056WriteEachLifetime>::Type;
            static HSFFI_EXPORT: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
                "Version::instance_show",
            );
            #[unsafe(export_name = "crate_v0_1_Version_instance_show_0904e48df7b7445d")]
            unsafe extern "C" fn hsffi_instance_show(
                hsffi_0: <<&'static Version as ::hsffi::__private::import::Checked<
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
                fn hsffi_instance_show_body<'hs0033_borrowed_by_0>(
                    hs0017_until_the_call_returns: &::hsffi::__private::Call,
                    hsffi_0: <<&'static Version as ::hsffi::__private::import::Checked<
                        { HSFFI_0 },
                    >>::Type as ::hsffi::FromHaskell>::Word,
                    hsffi_slot: <HsffiReturned as ::hsffi::__private::Outcome>::Slot,
                ) -> ::core::result::Result<
                    <HsffiReturned as ::hsffi::__private::Outcome>::Register,
                    ::hsffi::__private::call::ArgumentError,
                > {
                    let hsffi_value_0 = ::hsffi::__private::call::argument(
                        "a",
                        unsafe {
                            <<&'static Version as ::hsffi::__private::import::Checked<
                                { HSFFI_0 },
                            >>::Type as ::hsffi::FromHaskell>::from_word::<
                                '_,
                                'hs0033_borrowed_by_0,
                            >(hsffi_0, hs0017_until_the_call_returns)
                        },
                    )?;
                    let hsffi_returned: HsffiReturned = instance_show(hsffi_value_0);
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
                            || hsffi_instance_show_body(
                                hs0017_until_the_call_returns,
                                hsffi_0,
                                hsffi_slot,
                            ),
                        ),
                    )
                }
            }
            const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Function(::hsffi::__private::metadata::Function {
                symbol: "crate_v0_1_Version_instance_show_0904e48df7b7445d",
                name: "instance_show",
                haskell_name: "",
                owner: ::core::option::Option::Some(
                    <<Version as ::hsffi::__private::import::Checked<
                        { HSFFI_OWNER },
                    >>::Type as ::hsffi::__private::OneDestructorHS0002>::DEFINITION,
                ),
                method: false,
                import: ::hsffi::__private::metadata::Import::Safe,
                reason: "",
                either: false,
                parameters: &[
                    ::hsffi::__private::parameter::<
                        <&'static Version as ::hsffi::__private::import::Checked<
                            { HSFFI_0 },
                        >>::Type,
                    >(
                        "a",
                        <<&'static Version as ::hsffi::__private::import::Checked<
                            { HSFFI_0 },
                        >>::Type as ::hsffi::FromHaskell>::ABI,
                    ),
                ],
                value: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.value,
                error: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.error,
                slot: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED.size,
                docs: ::hsffi::__private::metadata::Docs {
                    text: &["Rust's `Version::to_string`.", "\n"],
                    deprecated: ::core::option::Option::None,
                },
                blocking: false,
                pure: true,
                asynchronous: <HsffiReturned as ::hsffi::__private::Outcome>::RETURNED
                    .asynchronous,
                class: ::core::option::Option::Some(
                    ::hsffi::__private::metadata::Class::Show,
                ),
            });
            const HSFFI_PLACE: ::hsffi::__private::metadata::Place = ::hsffi::__private::metadata::Place {
                file: ::core::file!(),
                line: ::core::line!() as ::core::primitive::usize,
                rust_module: ::core::module_path!(),
                haskell_module: "",
            };
            #[used]
            #[unsafe(
                export_name = "crate_v0_1_Version_instance_show_0904e48df7b7445d_abi"
            )]
            #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
            #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
            static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
                .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
            #[used]
            #[unsafe(
                export_name = "crate_v0_1_Version_instance_show_0904e48df7b7445d_abi_types"
            )]
            static HSFFI_TYPES: [::core::option::Option<
                &'static ::hsffi::__private::metadata::Definition,
            >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
        };
    };
    use ::hsffi::__private::object::{NotSend as _, NotSync as _};
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<
        Version,
    >>::SEND;
    const HSFFI_SYNC: ::core::primitive::bool = <::hsffi::__private::object::Probe<
        Version,
    >>::SYNC;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Sent<u32, { HSFFI_SEND }>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Shared<
                u32,
                {
                    HSFFI_SYNC
                        || !HSFFI_SEND && !<::hsffi::__private::object::Probe<u32>>::SEND
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Sent<
                Version,
                { HSFFI_SEND || !<::hsffi::__private::object::Probe<u32>>::SEND },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Shared<
                Version,
                {
                    HSFFI_SYNC || !HSFFI_SEND
                        || !<::hsffi::__private::object::Probe<u32>>::SYNC
                },
            >,
        >>::Satisfied;
        true
    };
    use ::hsffi::__private::object::{NotAwaited as _, NotDrop as _};
    #[allow(clippy::type_complexity)]
    const HSFFI_WAITS_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Finalized<
                u32,
                {
                    !(<::hsffi::__private::object::Probe<Version>>::DROPS
                        && <::hsffi::__private::object::Probe<u32>>::AWAITED)
                },
            >,
        >>::Satisfied;
        true
    };
};
