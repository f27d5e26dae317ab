// #[hsffi::export]
// /// The most entries.
// pub const MAX_LEN: usize = 40;

/// The most entries.
pub const MAX_LEN: usize = 40;
#[allow(deprecated)]
const _: () = {
    const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::Constant(::hsffi::__private::metadata::Constant {
        symbol: "crate_v0_1_MAX_LEN",
        name: "MAX_LEN",
        haskell_name: "",
        owner: ::core::option::Option::None,
        value: ::hsffi::__private::constant::value::<usize>(MAX_LEN),
        docs: ::hsffi::__private::metadata::Docs {
            text: &["The most entries.", "\n"],
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
    #[unsafe(export_name = "crate_v0_1_MAX_LEN_abi")]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
    static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
        .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
    #[used]
    #[unsafe(export_name = "crate_v0_1_MAX_LEN_abi_types")]
    static HSFFI_TYPES: [::core::option::Option<
        &'static ::hsffi::__private::metadata::Definition,
    >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
};
