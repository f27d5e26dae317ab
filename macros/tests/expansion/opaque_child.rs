// #[derive(hsffi::Opaque)]
// pub struct Query<'database>(&'database Database);

#[allow(deprecated)]
const _: () = {
    unsafe impl<'database> ::hsffi::OneDestructorHS0002 for Query<'database> {
        const DEFINITION: &'static ::hsffi::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = true;
        type Keeping = ::hsffi::object::Shared;
        type Of<'kept> = <Query<
            'kept,
        > as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type;
    }
    impl<'database> ::hsffi::rule::Released for Query<'database> {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::object::Made;
        type Kept = ::hsffi::object::Shared;
    }
    static HSFFI_DEFINITION: ::hsffi::metadata::Definition = ::hsffi::metadata::Definition {
        destroy: ::hsffi::metadata::Address(hsffi_crate_v0_1_Query_destroy as *const ()),
        close: ::hsffi::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Query)),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_SIZED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::ThinHandle<Query<'static>>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::owned::Destroys<
                <Query<'static> as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                ::hsffi::OwnedByRust<Query<'static>>,
            >,
        >>::Granted;
        true
    };
    #[unsafe(export_name = "crate_v0_1_Query_destroy")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_Query_destroy(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::watch::Watched = ::hsffi::watch::Watched::new(
            "Query",
        );
        unsafe {
            ::hsffi::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::watch::released::<
                            <Query<
                                'static,
                            > as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                        >(hsffi_object);
                        <::hsffi::object::Shared as ::hsffi::object::Keeping<
                            <Query<
                                'static,
                            > as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| ::core::mem::drop(
                                <<::hsffi::OwnedByRust<
                                    Query<'static>,
                                > as ::hsffi::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::owned::DestructorArgument<
                                    <Query<
                                        'static,
                                    > as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                                >>::from_handle(hsffi_object),
                            ),
                        )
                    }
                },
            )
        }
    }
    const HSFFI_RECORD: ::hsffi::metadata::Record = ::hsffi::metadata::Record::Object(::hsffi::metadata::Object {
        id: &HSFFI_DEFINITION,
        name: "Query",
        symbol: "crate_v0_1_Query_destroy_abi",
        destructor: "crate_v0_1_Query_destroy",
        finalizer: ::hsffi::metadata::Finalizer::C,
        close: "",
        access: <::hsffi::object::Shared as ::hsffi::object::Keeping<
            <Query<'static> as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
        >>::ACCESS,
        docs: ::hsffi::metadata::Docs {
            text: &[],
            deprecated: ::core::option::Option::None,
        },
    });
    const HSFFI_PLACE: ::hsffi::metadata::Place = ::hsffi::metadata::Place {
        file: ::core::file!(),
        line: ::core::line!() as ::core::primitive::usize,
    };
    #[used]
    #[unsafe(export_name = "crate_v0_1_Query_destroy_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Query_destroy_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    #[diagnostic::do_not_recommend]
    impl<'database> ::hsffi::crossing::Inbound for Query<'database> {
        type Demand = ::hsffi::rule::Object<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl<'database> ::hsffi::crossing::Outbound for Query<'database> {
        type Demand = ::hsffi::rule::ObjectByValue<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl<'database> ::hsffi::crossing::ErrorField for Query<'database> {}
    #[diagnostic::do_not_recommend]
    impl<'database> ::hsffi::crossing::InSequence for Query<'database> {
        type Demand = ::hsffi::instead::ObjectsTaken<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl<'database> ::hsffi::crossing::InReturnedSequence for Query<'database> {
        type Demand = ::hsffi::instead::ObjectsReturned<Self>;
    }
    use ::hsffi::object::{NotSend as _, NotSync as _};
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::object::Probe<
        Query<'static>,
    >>::SEND;
    const HSFFI_SYNC: ::core::primitive::bool = <::hsffi::object::Probe<
        Query<'static>,
    >>::SYNC;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Sent<&Database, { HSFFI_SEND }>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Shared<
                &Database,
                {
                    HSFFI_SYNC
                        || !HSFFI_SEND && !<::hsffi::object::Probe<&Database>>::SEND
                },
            >,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Sent<
                Query<'static>,
                { HSFFI_SEND || !<::hsffi::object::Probe<&Database>>::SEND },
            >,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Shared<
                Query<'static>,
                {
                    HSFFI_SYNC || !HSFFI_SEND
                        || !<::hsffi::object::Probe<&Database>>::SYNC
                },
            >,
        >>::Granted;
        true
    };
    use ::hsffi::object::{NotAwaited as _, NotDrop as _};
    #[allow(clippy::type_complexity)]
    const HSFFI_WAITS_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Finalized<
                &Database,
                {
                    !(<::hsffi::object::Probe<Query<'static>>>::DROPS
                        && <::hsffi::object::Probe<&Database>>::AWAITED)
                },
            >,
        >>::Granted;
        true
    };
};
