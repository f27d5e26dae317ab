// #[derive(hsffi::Via)]
// #[hsffi(via = i64, from = Date::from_days, into = Date::days)]
// #[hsffi(
//     haskell = "Data.Time.Calendar.Day",
//     package = "time >=1.9 && <1.15",
//     lacks(NFData)
// )]
// #[hsffi(
//     haskell_from = "Data.Time.Calendar.ModifiedJulianDay . toInteger",
//     haskell_into = "day"
// )]
// pub struct Day(pub Date);

#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_VIA_PASSED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <i64 as ::hsffi::__private::position::Part>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_VIA_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <<i64 as ::hsffi::__private::import::Checked<
                { HSFFI_VIA_PASSED },
            >>::Type as ::hsffi::__private::position::Inner>::Requirement,
        >>::Satisfied;
        true
    };
    unsafe impl ::hsffi::__private::via::Converted for Day {
        type As = <<i64 as ::hsffi::__private::import::Checked<
            { HSFFI_VIA_PASSED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_VIA_RETURNED }>>::Type;
        const TYPE: ::hsffi::__private::metadata::Type = ::hsffi::__private::metadata::Type::Converted(
            &::hsffi::__private::via::Conversion {
                haskell: "Data.Time.Calendar.Day",
                package: "time >=1.9 && <1.15",
                from: "Data.Time.Calendar.ModifiedJulianDay . toInteger",
                into: "day",
                lacks: &[::hsffi::__private::via::Class::NFData],
                value: &::hsffi::__private::via::type_of::<
                    <<i64 as ::hsffi::__private::import::Checked<
                        { HSFFI_VIA_PASSED },
                    >>::Type as ::hsffi::__private::import::Checked<
                        { HSFFI_VIA_RETURNED },
                    >>::Type,
                >(),
            },
        );
        fn from_as(
            hsffi_value: <<i64 as ::hsffi::__private::import::Checked<
                { HSFFI_VIA_PASSED },
            >>::Type as ::hsffi::__private::import::Checked<
                { HSFFI_VIA_RETURNED },
            >>::Type,
        ) -> ::core::result::Result<Self, ::hsffi::__private::DecodeError> {
            let hsffi_inner = (Date::from_days)(hsffi_value);
            let hsffi_inner: Date = ::hsffi::__private::via::Made::<
                Date,
            >::made(hsffi_inner)?;
            ::core::result::Result::Ok(Day(hsffi_inner))
        }
        fn into_as(
            self,
        ) -> <<i64 as ::hsffi::__private::import::Checked<
            { HSFFI_VIA_PASSED },
        >>::Type as ::hsffi::__private::import::Checked<{ HSFFI_VIA_RETURNED }>>::Type {
            (Date::days)(self.0)
        }
    }
    impl ::hsffi::Via<Date> for Day {
        fn wrap(hsffi_inner: Date) -> Self {
            Day(hsffi_inner)
        }
        fn unwrap(self) -> Date {
            self.0
        }
    }
    ::hsffi::__crosses_via! {
        Day
    }
};
