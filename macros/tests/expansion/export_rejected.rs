// #[hsffi::export]
// pub async fn fetch(url: &str) -> String {
//     url.to_owned()
// }

#[cfg(doc)]
pub async fn fetch(url: &str) -> String {
    url.to_owned()
}
#[cfg(not(doc))]
#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
pub async fn fetch<'hs0017_until_the_call_returns>(
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
    "[HS0015] an `async` function cannot be exported: Haskell does not poll its future\nexport a function that runs the future to completion, for example with `block_on` of your executor\nfor details, run `cargo hsffi explain HS0015`"
}
