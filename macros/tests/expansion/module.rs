// hsffi::module! {
//     #[doc = r" Mail, indexed."] "Data.Mail", package = "mail", io = "Mail", capi
// }

#[doc(hidden)]
const ONE_MODULE_HS0058: () = ::core::assert!(
    ::hsffi::__private::module::is_root(::core::module_path!()),
    "[HS0058] `hsffi::module!` is not in the root of the crate: a crate becomes one Haskell package\nmove it to the beginning of lib.rs; if lib.rs already has one, remove this one\nfor details, run `cargo hsffi explain HS0058`"
);
const _: () = {
    #[cfg(panic = "abort")]
    ::core::compile_error!(
        "[HS0028] with `panic = \"abort\"`, a panic would terminate the Haskell program instead of throwing `RustPanic`\nremove `panic = \"abort\"` from the Cargo profile\nfor details, run `cargo hsffi explain HS0028`"
    );
    static HSFFI_PRESSURE: ::hsffi::__private::accounting::Pressure = ::hsffi::__private::accounting::Pressure::new();
    #[unsafe(export_name = "crate_hsffi_library")]
    static HSFFI_LIBRARY: ::hsffi::__private::library::Library = ::hsffi::__private::library::Library::new::<
        (),
    >(::core::concat!(::core::env!("CARGO_PKG_VERSION"), "\0"), &HSFFI_PRESSURE);
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Module(::hsffi::__private::metadata::Module {
        root: "Data.Mail",
        package: "mail",
        version: ::core::env!("CARGO_PKG_VERSION"),
        prefix: "crate_hsffi",
        license: ::core::env!("CARGO_PKG_LICENSE"),
        license_file: ::core::option::Option::None,
        docs: ::hsffi::__private::metadata::Docs::of(&["Mail, indexed.", "\n"]),
        capi: true,
        io: "Mail",
    });
    const HSFFI_PLACE: ::hsffi::__private::metadata::Place = ::hsffi::__private::metadata::Place {
        file: ::core::file!(),
        line: ::core::line!() as ::core::primitive::usize,
        rust_module: ::core::module_path!(),
        haskell_module: "",
    };
    #[used]
    #[unsafe(export_name = "crate_hsffi_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_hsffi_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
