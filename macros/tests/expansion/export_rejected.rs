// #[hsffi::export]
// pub extern "C" fn fetch(url: &str) -> String {
//     url.to_owned()
// }

#[cfg(doc)]
pub extern "C" fn fetch(url: &str) -> String {
    url.to_owned()
}
#[cfg(not(doc))]
#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
pub extern "C" fn fetch<'hs0017_until_the_call_returns>(
    url: &'hs0017_until_the_call_returns str,
) -> String {
    url.to_owned()
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(String)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <&str as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Safe as ::hsffi::__private::import::Satisfies<
            <String as ::hsffi::__private::position::Return>::Requirement,
        >>::Satisfied;
        true
    };
};
::core::compile_error! {
    "[HS0016] an `extern` function cannot be exported: hsffi generates the C function\nremove the `extern`\nfor details, run `cargo hsffi explain HS0016`"
}
