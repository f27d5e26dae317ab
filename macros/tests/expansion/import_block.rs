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
    #[allow(clippy::type_complexity)]
    const HSFFI_PARAMETER_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Lent<str>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_KNOWN: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <f64 as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_ARRIVES: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Arrival<
                <f64 as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_KNOWN },
                >>::Type,
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_OWNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Answer<
                <<f64 as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_ARRIVES },
                >>::Type,
                {
                    <<<f64 as ::hsffi::__private::import::Checked<
                        { HSFFI_RESULT_KNOWN },
                    >>::Type as ::hsffi::__private::import::Checked<
                        { HSFFI_RESULT_ARRIVES },
                    >>::Type as ::hsffi::FromHaskell>::LENT
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_NESTED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Nested<
                <<<f64 as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_ARRIVES },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_OWNED },
                >>::Type,
                {
                    ::hsffi::__private::imported::is_nested_well(
                        &<<<<f64 as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_KNOWN },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_ARRIVES },
                        >>::Type as ::hsffi::__private::import::Checked<
                            { HSFFI_RESULT_OWNED },
                        >>::Type as ::hsffi::FromHaskell>::TYPE,
                    )
                },
            >,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RESULT_READ: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::imported::Read<
                <<<<f64 as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_KNOWN },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_ARRIVES },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_OWNED },
                >>::Type as ::hsffi::__private::import::Checked<
                    { HSFFI_RESULT_NESTED },
                >>::Type,
            >,
        >>::Satisfied;
        true
    };
    struct HsffiImport;
    impl ::hsffi::__private::imported::Import for HsffiImport {
        type Result = <<<f64 as ::hsffi::__private::import::Checked<
            { HSFFI_RESULT_OWNED },
        >>::Type as ::hsffi::__private::import::Checked<
            { HSFFI_RESULT_NESTED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_RESULT_READ }>>::Type;
        const CLOSURE: ::hsffi::__private::metadata::Closure = ::hsffi::__private::metadata::Closure {
            parameters: &const {
                let hsffi_offsets = ::hsffi::__private::Layout::offsets([
                    <::hsffi::__private::imported::Loan as ::hsffi::__private::imported::PassBy<
                        &<str as ::hsffi::__private::import::Checked<
                            { HSFFI_PARAMETER_0 },
                        >>::Type,
                    >>::LAYOUT,
                ]);
                let _ = hsffi_offsets;
                [
                    ::hsffi::__private::metadata::Slotted {
                        offset: hsffi_offsets[0usize],
                        ty: &<::hsffi::__private::imported::Loan as ::hsffi::__private::imported::PassBy<
                            &<str as ::hsffi::__private::import::Checked<
                                { HSFFI_PARAMETER_0 },
                            >>::Type,
                        >>::TYPE,
                    },
                ]
            },
            slot: ::hsffi::__private::Layout::record([
                    <::hsffi::__private::imported::Loan as ::hsffi::__private::imported::PassBy<
                        &<str as ::hsffi::__private::import::Checked<
                            { HSFFI_PARAMETER_0 },
                        >>::Type,
                    >>::LAYOUT,
                ])
                .size,
            result: &<Self::Result as ::hsffi::__private::imported::ClosureResult>::TYPE,
            result_slot: <Self::Result as ::hsffi::__private::imported::ClosureResult>::LAYOUT
                .size,
            checked: <Self::Result as ::hsffi::__private::imported::ClosureResult>::CHECKED,
        };
    }
    #[allow(deprecated)]
    const _: () = {
        const HSFFI_RECORD: ::hsffi::__private::metadata::Record = ::hsffi::__private::metadata::Record::HaskellFunction(::hsffi::__private::metadata::HaskellFunction {
            symbol: "crate_v0_1_import_Mail_u2e_Classify_score_c9a5630f0826a9de",
            module: "Mail.Classify",
            name: "score",
            haskell_name: "",
            pure: true,
            asynchronous: false,
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
    unsafe {
        HSFFI_IMPORTED
            .call::<
                1usize,
            >(
                hs,
                |hsffi_arguments| {
                    let _ = &hsffi_arguments;
                    hsffi_arguments
                        .pass::<
                            ::hsffi::__private::imported::Loan,
                            &<str as ::hsffi::__private::import::Checked<
                                { HSFFI_PARAMETER_0 },
                            >>::Type,
                        >(text);
                },
            )
    }
}
