// #[hsffi::destructor]
// pub fn close(database: OwnedByRust<Database>) {
//     drop(database);
// }

pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}
#[allow(deprecated)]
const _: () = {
    unsafe impl ::hsffi::OneDestructorHS0002 for Database {
        const DEFINITION: &'static ::hsffi::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = false;
        type Keeping = ::hsffi::object::Plain;
        type Of<'kept> = <Database as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type;
    }
    impl ::hsffi::rule::Released for Database {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::object::Made;
        type Kept = ::hsffi::object::Plain;
    }
    static HSFFI_DEFINITION: ::hsffi::metadata::Definition = ::hsffi::metadata::Definition {
        destroy: ::hsffi::metadata::Address(hsffi_crate_v0_1_close as *const ()),
        close: ::hsffi::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", "Database"),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_SIZED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::ThinHandle<Database>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::owned::Destroys<
                <Database as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                OwnedByRust<Database>,
            >,
        >>::Granted;
        true
    };
    #[unsafe(export_name = "crate_v0_1_close")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_close(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::watch::Watched = ::hsffi::watch::Watched::new(
            "Database",
        );
        unsafe {
            ::hsffi::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::watch::released::<
                            <Database as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                        >(hsffi_object);
                        <::hsffi::object::Plain as ::hsffi::object::Keeping<
                            <Database as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| close(
                                <<OwnedByRust<
                                    Database,
                                > as ::hsffi::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::owned::DestructorArgument<
                                    <Database as ::hsffi::import::Checked<
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
    const HSFFI_RECORD: ::hsffi::metadata::Record = ::hsffi::metadata::Record::Object(::hsffi::metadata::Object {
        id: &HSFFI_DEFINITION,
        name: "Database",
        symbol: "crate_v0_1_close_abi",
        destructor: "crate_v0_1_close",
        finalizer: ::hsffi::metadata::Finalizer::C,
        close: "",
        access: <::hsffi::object::Plain as ::hsffi::object::Keeping<
            <Database as ::hsffi::import::Checked<{ HSFFI_SIZED }>>::Type,
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
    #[unsafe(export_name = "crate_v0_1_close_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_close_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    use ::hsffi::object::NotSend as _;
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::object::Probe<Database>>::SEND;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Sent<Database>,
        >>::Granted;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _granted: <::hsffi::import::Safe as ::hsffi::import::Permits<
            ::hsffi::rule::Shared<Database, { !HSFFI_SEND }>,
        >>::Granted;
        true
    };
};
