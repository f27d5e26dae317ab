// #[hsffi::destructor]
// pub fn close(database: OwnedByRust<Database>) {
//     drop(database);
// }

pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}
#[allow(deprecated)]
const _: () = {
    unsafe impl ::hsffi::__private::OneDestructorHS0002 for Database {
        const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
        const BORROWS: ::core::primitive::bool = false;
        type Storage = ::hsffi::__private::object::Plain;
        type Of<'kept> = <Database as ::hsffi::__private::import::Checked<
            { HSFFI_SIZED },
        >>::Type;
    }
    impl ::hsffi::__private::rule::Released for Database {
        type Heap = ::hsffi::Rust;
        type Opening = ::hsffi::__private::object::Made;
        type StoredAs = ::hsffi::__private::object::Plain;
    }
    static HSFFI_DEFINITION: ::hsffi::__private::metadata::Definition = ::hsffi::__private::metadata::Definition {
        destroy: ::hsffi::__private::metadata::Address(
            hsffi_crate_v0_1_close as *const (),
        ),
        close: ::hsffi::__private::metadata::Address(::core::ptr::null()),
        id: ::core::concat!(::core::module_path!(), "::", "Database"),
        version: "0.1",
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{variable as hsffi_object, variable as hsffi_token};
    #[allow(clippy::type_complexity)]
    const HSFFI_SIZED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::ThinHandle<Database>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_DESTROYS: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::object::Destroys<
                <Database as ::hsffi::__private::import::Checked<{ HSFFI_SIZED }>>::Type,
                OwnedByRust<Database>,
            >,
        >>::Satisfied;
        true
    };
    #[unsafe(export_name = "crate_v0_1_close")]
    #[allow(unused_variables)]
    unsafe extern "C" fn hsffi_crate_v0_1_close(
        hsffi_object: *mut ::core::primitive::u8,
    ) {
        static HSFFI_TYPE: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(
            "Database",
        );
        unsafe {
            ::hsffi::__private::call::run_finalizer(
                &HSFFI_TYPE,
                |hsffi_token| {
                    if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(
                        hsffi_object,
                    ) {
                        ::hsffi::__private::debug_checks::released::<
                            <Database as ::hsffi::__private::import::Checked<
                                { HSFFI_SIZED },
                            >>::Type,
                        >(hsffi_object);
                        <::hsffi::__private::object::Plain as ::hsffi::__private::object::Storage<
                            <Database as ::hsffi::__private::import::Checked<
                                { HSFFI_SIZED },
                            >>::Type,
                        >>::release(
                            hsffi_object,
                            |hsffi_object| close(
                                <<OwnedByRust<
                                    Database,
                                > as ::hsffi::__private::import::Checked<
                                    { HSFFI_DESTROYS },
                                >>::Type as ::hsffi::__private::object::DestructorArgument<
                                    <Database as ::hsffi::__private::import::Checked<
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
        name: "Database",
        symbol: "crate_v0_1_close_abi",
        destructor: "crate_v0_1_close",
        finalizer: ::hsffi::__private::metadata::Finalizer::C,
        close: "",
        access: <::hsffi::__private::object::Plain as ::hsffi::__private::object::Storage<
            <Database as ::hsffi::__private::import::Checked<{ HSFFI_SIZED }>>::Type,
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
    #[unsafe(export_name = "crate_v0_1_close_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_close_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    use ::hsffi::__private::object::NotSend as _;
    const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<
        Database,
    >>::SEND;
    #[allow(clippy::type_complexity)]
    const HSFFI_SENT: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Sent<Database>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_SHARED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Shared<Database, { !HSFFI_SEND }>,
        >>::Satisfied;
        true
    };
};
