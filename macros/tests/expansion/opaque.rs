// #[derive(hsffi::Opaque)]
// /// A counter.
// pub struct Counter(Cell<u32>);

#[allow(deprecated)]
const _: () = {
    unsafe impl ::hsffi::OneDestructorHS0002 for Counter {
        const DEFINITION: &'static ::hsffi::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = false;
        type Keeping = ::hsffi::object::Plain;
        type Of<'kept> = <Counter as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type;
    }
    impl ::hsffi::rule::Released for Counter {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::object::Made;
        type Kept = ::hsffi::object::Plain;
    }
    static HSFFI_DEFINITION: ::hsffi::metadata::Definition = ::hsffi::metadata::Definition {
        destroy: ::hsffi::metadata::Address(
            hsffi_crate_v0_1_Counter_destroy as *const (),
        ),
        close: ::hsffi::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", ::core::stringify!(Counter)),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_SIZED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::ThinHandle<Counter>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::owned::Destroys<
                <Counter as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                ::hsffi::OwnedByRust<Counter>,
            >,
        >>::Granted;
        true
    };
    #[unsafe(export_name = "crate_v0_1_Counter_destroy")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_Counter_destroy(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::watch::Watched = ::hsffi::watch::Watched::new(
            "Counter",
        );
        unsafe {
            ::hsffi::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::watch::released::<
                            <Counter as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                        >(hsffi_object);
                        <::hsffi::object::Plain as ::hsffi::object::Keeping<
                            <Counter as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| ::core::mem::drop(
                                <<::hsffi::OwnedByRust<
                                    Counter,
                                > as ::hsffi::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::owned::DestructorArgument<
                                    <Counter as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
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
        name: "Counter",
        symbol: "crate_v0_1_Counter_destroy_abi",
        destructor: "crate_v0_1_Counter_destroy",
        finalizer: ::hsffi::metadata::Finalizer::C,
        close: "",
        access: <::hsffi::object::Plain as ::hsffi::object::Keeping<
            <Counter as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
        >>::ACCESS,
        docs: ::hsffi::metadata::Docs {
            text: &["A counter.", "\n"],
            deprecated: ::core::option::Option::None,
        },
    });
    const HSFFI_PLACE: ::hsffi::metadata::Place = ::hsffi::metadata::Place {
        file: ::core::file!(),
        line: ::core::line!() as ::core::primitive::usize,
    };
    #[used]
    #[unsafe(export_name = "crate_v0_1_Counter_destroy_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_Counter_destroy_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    #[diagnostic::do_not_recommend]
    impl ::hsffi::crossing::Inbound for Counter {
        type Demand = ::hsffi::rule::Object<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::crossing::Outbound for Counter {
        type Demand = ::hsffi::rule::ObjectByValue<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::crossing::ErrorField for Counter {}
    #[diagnostic::do_not_recommend]
    impl ::hsffi::crossing::InSequence for Counter {
        type Demand = ::hsffi::instead::ObjectsTaken<Self>;
    }
    #[diagnostic::do_not_recommend]
    impl ::hsffi::crossing::InReturnedSequence for Counter {
        type Demand = ::hsffi::instead::ObjectsReturned<Self>;
    }
    use ::hsffi::object::{NotSend as _, NotSync as _};
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::object::Probe<Counter>>::SEND;
    const HSFFI_SYNC: ::core::primitive::bool = <::hsffi::object::Probe<Counter>>::SYNC;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Sent<Cell<u32>, { HSFFI_SEND }>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED_0: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Shared<
                Cell<u32>,
                {
                    HSFFI_SYNC
                        || !HSFFI_SEND && !<::hsffi::object::Probe<Cell<u32>>>::SEND
                },
            >,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Sent<
                Counter,
                { HSFFI_SEND || !<::hsffi::object::Probe<Cell<u32>>>::SEND },
            >,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Shared<
                Counter,
                {
                    HSFFI_SYNC || !HSFFI_SEND
                        || !<::hsffi::object::Probe<Cell<u32>>>::SYNC
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
                Cell<u32>,
                {
                    !(<::hsffi::object::Probe<Counter>>::DROPS
                        && <::hsffi::object::Probe<Cell<u32>>>::AWAITED)
                },
            >,
        >>::Granted;
        true
    };
};
