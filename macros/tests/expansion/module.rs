// hsffi::module! {
//     #[doc = r" Mail, indexed."] "Data.Mail", package = "mail", io = "Mail", capi
// }

#[doc(hidden)]
const ONE_MODULE_HS0058: () = ::core::assert!(
    ::hsffi::__private::module::is_root(::core::module_path!()),
    "[HS0058] `hsffi::module!` is not in the root of the crate: a crate becomes one Haskell package\nmove it to the beginning of lib.rs; if lib.rs already has one, remove this one\nfor details, run `cargo hsffi explain HS0058`"
);
const _: () = {
    #[allow(unused_imports)]
    use ::hsffi::__private::call::{
        variable as functions, variable as capacity, variable as ptr,
        variable as escaped, variable as stop, variable as minor, variable as major,
        variable as bytes,
    };
    #[cfg(panic = "abort")]
    ::core::compile_error!(
        "[HS0028] with `panic = \"abort\"`, a panic would terminate the Haskell program instead of throwing `RustPanic`\nremove `panic = \"abort\"` from the Cargo profile\nfor details, run `cargo hsffi explain HS0028`"
    );
    #[unsafe(export_name = "crate_hsffi_begin")]
    extern "C" fn begin() {
        ::hsffi::__private::failure::note_locations();
        ::hsffi::__private::debug_checks::begin();
        ::hsffi::__private::library::prepare(&HSFFI_PRESSURE);
    }
    #[unsafe(export_name = "crate_hsffi_ending")]
    extern "C" fn ending(_: *mut ::core::ffi::c_void) {
        ::hsffi::__private::library::note_exit_now();
    }
    #[unsafe(export_name = "crate_hsffi_version")]
    extern "C" fn version() -> *const ::core::ffi::c_char {
        ::core::concat!(::core::env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
    }
    #[unsafe(export_name = "crate_hsffi_pressure")]
    static HSFFI_PRESSURE: ::hsffi::__private::accounting::Pressure = ::hsffi::__private::accounting::Pressure::new();
    #[unsafe(export_name = "crate_hsffi_relieve")]
    unsafe extern "C" fn relieve(
        minor: ::hsffi::__private::accounting::Collection,
        major: ::hsffi::__private::accounting::Collection,
    ) {
        unsafe { ::hsffi::__private::accounting::relieve(minor, major) }
    }
    #[unsafe(export_name = "crate_hsffi_hold")]
    extern "C" fn hold(bytes: ::core::primitive::usize) {
        ::hsffi::__private::accounting::give(bytes)
    }
    #[unsafe(export_name = "crate_hsffi_let_go")]
    extern "C" fn let_go(bytes: ::core::primitive::usize, _: *mut ::core::ffi::c_void) {
        ::hsffi::__private::accounting::take_back(bytes)
    }
    #[unsafe(export_name = "crate_hsffi_release_1")]
    unsafe extern "C" fn release_1(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::release::<1usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_finalize_1")]
    unsafe extern "C" fn finalize_1(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::finalize::<1usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_release_2")]
    unsafe extern "C" fn release_2(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::release::<2usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_finalize_2")]
    unsafe extern "C" fn finalize_2(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::finalize::<2usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_release_4")]
    unsafe extern "C" fn release_4(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::release::<4usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_finalize_4")]
    unsafe extern "C" fn finalize_4(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::finalize::<4usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_release_8")]
    unsafe extern "C" fn release_8(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::release::<8usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_finalize_8")]
    unsafe extern "C" fn finalize_8(
        capacity: ::core::primitive::usize,
        ptr: *mut ::core::primitive::u8,
    ) {
        unsafe { ::hsffi::__private::buffer::finalize::<8usize>(capacity, ptr) }
    }
    #[unsafe(export_name = "crate_hsffi_library")]
    static HSFFI_LIBRARY: ::hsffi::__private::library::Library = ::hsffi::__private::library::Library::new(
        ::core::concat!(::core::env!("CARGO_PKG_VERSION"), "\0"),
        &HSFFI_PRESSURE,
    );
    #[unsafe(export_name = "crate_hsffi_release_escaped")]
    unsafe extern "C" fn release_escaped(
        escaped: *mut ::hsffi::__private::failure::TaggedFailure,
    ) -> ::core::primitive::u64 {
        unsafe { ::hsffi::__private::failure::TaggedFailure::release(escaped) }
    }
    #[unsafe(export_name = "crate_hsffi_begin_stop")]
    unsafe extern "C" fn begin_stop(stop: *mut ::hsffi::__private::stop::Stop) {
        unsafe { ::hsffi::__private::stop::Stop::begin(stop) }
    }
    #[unsafe(export_name = "crate_hsffi_wake_stop")]
    unsafe extern "C" fn wake_stop(stop: *const ::hsffi::__private::stop::Stop) {
        unsafe { ::hsffi::__private::stop::Stop::wake(stop) }
    }
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
