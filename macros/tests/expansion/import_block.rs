// #[hsffi::import(module = "Mail.Classify")]
// extern "Haskell" {
//     /// How likely it is spam.
//     #[hsffi(pure)]
//     pub fn score(hs: Hs<'_>, text: &str) -> f64;
// }

/// How likely it is spam.
///
/// # Errors
/// The exception that the Haskell function threw.
#[allow(clippy::too_many_arguments)]
pub fn score(
    hs: Hs<'_>,
    text: &str,
) -> ::core::result::Result<f64, ::hsffi::HsException> {
    struct HsffiImport;
    impl ::hsffi::__private::imported::Import for HsffiImport {
        type Signature = fn(&str) -> f64;
    }
    #[allow(deprecated)]
    const _: () = {
        const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::HaskellFunction(::hsffi::__private::metadata::HaskellFunction {
            symbol: "crate_v0_1_import_Mail_u2e_Classify_score_c9a5630f0826a9de",
            module: "Mail.Classify",
            name: "score",
            haskell_name: "",
            pure: true,
            ty: <HsffiImport as ::hsffi::__private::imported::Import>::TYPE,
        });
        const HSFFI_PLACE: ::hsffi::__private::metadata::Place = ::hsffi::__private::metadata::Place {
            file: ::core::file!(),
            line: ::core::line!() as ::core::primitive::usize,
            rust_module: ::core::module_path!(),
            haskell_module: "",
        };
        #[used]
        #[unsafe(
            export_name = "crate_v0_1_import_Mail_u2e_Classify_score_c9a5630f0826a9de_abi"
        )]
        #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__hsffi"))]
        #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".hsffi"))]
        static HSFFI_ENCODED: [::core::primitive::u8; HSFFI_RECORD
            .encoded_len(&HSFFI_PLACE)] = HSFFI_RECORD.encode(&HSFFI_PLACE);
        #[used]
        #[unsafe(
            export_name = "crate_v0_1_import_Mail_u2e_Classify_score_c9a5630f0826a9de_abi_types"
        )]
        static HSFFI_TYPES: [::core::option::Option<
            &'static ::hsffi::__private::metadata::Definition,
        >; HSFFI_RECORD.type_count()] = HSFFI_RECORD.types();
    };
    unsafe extern "C" {
        #[link_name = "crate_v0_1_import_Mail_u2e_Classify_score_c9a5630f0826a9de"]
        fn hsffi_exported() -> ::hsffi::__private::imported::StablePtr;
    }
    static HSFFI_IMPORTED: ::hsffi::__private::imported::Imported<HsffiImport> = unsafe {
        ::hsffi::__private::imported::Imported::new(hsffi_exported)
    };
    #[allow(unused_imports)]
    use ::hsffi::__private::imported::Unsupported as _;
    HSFFI_IMPORTED.function(hs)?.call_imported((text,))
}
