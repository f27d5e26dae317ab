// #[derive(hsffi::Opaque)]
// #[hsffi(exclusive, closeable)]
// pub struct Connection {
//     socket: Socket,
// }

#[allow(deprecated)]
const _: () = {
    unsafe impl ::hsffi::__private::OneDestructorHS0002 for Connection {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = false;
        type Storage = ::hsffi::__private::object::Exclusive;
        type Of<'kept> = <Connection as ::hsffi::__private::import::Checked<
            { HSFFI_SIZED },
        >>::Type;
    }
    impl ::hsffi::__private::rule::Released for Connection {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::__private::object::Opened;
        type StoredAs = ::hsffi::__private::object::Exclusive;
    }
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(
            hsffi_crate_v0_1_Connection_destroy as *const (),
        ),
        close: ::hsffi::__private::metadata::Address(hsffi_close as *const ()),
        id: ::core::concat!(
            ::core::module_path!(), "::", ::core::stringify!(Connection)
        ),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_SIZED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::ThinHandle<Connection>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::object::Destroys<
                <Connection as ::hsffi::__private::import::Checked<
                    { HSFFI_SIZED },
                >>::Type,
                ::hsffi::OwnedByRust<Connection>,
            >,
        >>::Satisfied;
        true
    };
    #[unsafe(export_name = "crate_v0_1_Connection_destroy")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_Connection_destroy(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
            "Connection",
        );
        unsafe {
            ::hsffi::__private::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::__private::debug_checks::released::<
                            <Connection as ::hsffi::__private::import::Checked<
                                { HSFFI_SIZED },
                            >>::Type,
                        >(hsffi_object);
                        <::hsffi::__private::object::Exclusive as ::hsffi::__private::object::Storage<
                            <Connection as ::hsffi::__private::import::Checked<
                                { HSFFI_SIZED },
                            >>::Type,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| ::core::mem::drop(
                                <<::hsffi::OwnedByRust<
                                    Connection,
                                > as ::hsffi::__private::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::__private::object::DestructorArgument<
                                    <Connection as ::hsffi::__private::import::Checked<
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
    #[unsafe(export_name = "crate_v0_1_Connection_close")]
    unsafe extern "C" fn hsffi_close(
        hsffi_object: *const ::core::primitive::u8,
    ) -> <() as ::hsffi::__private::Outcome>::Register {
        unsafe {
            ::hsffi::__private::object::close::<
                <Connection as ::hsffi::__private::import::Checked<
                    { HSFFI_SIZED },
                >>::Type,
            >(hsffi_object)
        }
    }
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Object(::hsffi::__private::metadata::Object {
        id: &HSFFI_DEFINITION,
        name: "Connection",
        symbol: "crate_v0_1_Connection_destroy_abi",
        destructor: "crate_v0_1_Connection_destroy",
        finalizer: ::hsffi::__private::metadata::Finalizer::C,
        close: "crate_v0_1_Connection_close",
        access: <::hsffi::__private::object::Exclusive as ::hsffi::__private::object::Storage<
            <Connection as ::hsffi::__private::import::Checked<{ HSFFI_SIZED }>>::Type,
        >>::ACCESS,
        instances: &[],
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
    #[unsafe(export_name = "crate_v0_1_Connection_destroy_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Connection_destroy_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Param for Connection {
        type Requirement = ::hsffi::__private::rule::ObjectTakenByValue<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Component for Connection {
        type Requirement = ::hsffi::__private::rule::ObjectByValue<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::ErrorField for Connection {}
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::Part for Connection {
        type Requirement = ::hsffi::__private::rule::Object<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::position::DataField for Connection {}
    #[diagnostic::do_not_recommend]
    impl ::hsffi::__private::rule::GivenUp for Connection {
        type Requirement = ::hsffi::__private::rule::Used<Self>;
    }
    use ::hsffi::__private::object::{NotSend as _, NotSync as _};
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<
        Connection,
    >>::SEND;
    const HSFFI_SYNC: ::core::primitive::bool = true;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Sent<Socket, { HSFFI_SEND }>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Shared<
                Socket,
                {
                    HSFFI_SYNC
                        || !HSFFI_SEND
                            && !<::hsffi::__private::object::Probe<Socket>>::SEND
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Sent<
                Connection,
                { HSFFI_SEND || !<::hsffi::__private::object::Probe<Socket>>::SEND },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Shared<
                Connection,
                {
                    HSFFI_SYNC || !HSFFI_SEND
                        || !<::hsffi::__private::object::Probe<Socket>>::SYNC
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
                Socket,
                {
                    !(<::hsffi::__private::object::Probe<Connection>>::DROPS
                        && <::hsffi::__private::object::Probe<Socket>>::AWAITED)
                },
            >,
        >>::Satisfied;
        true
    };
};
