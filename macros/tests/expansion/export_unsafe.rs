// #[hsffi::export(unsafe, because = "counts a few bytes")]
// pub fn spaces(text: &[u8]) -> usize {
//     text.iter().filter(|byte| **byte == b' ').count()
// }

#[cfg(doc)]
pub fn spaces(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte == b' ').count()
}
#[cfg(not(doc))]
#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)]
pub fn spaces<'hs0017_until_the_call_returns>(
    text: &'hs0017_until_the_call_returns [u8],
) -> usize {
    text.iter().filter(|byte| **byte == b' ').count()
}
#[allow(deprecated)]
const _: () = {
    #[allow(clippy::type_complexity)]
    const HSFFI_SPELLED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            ::hsffi::__private::rule::Spelled<fn(usize)>,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_0: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            <&[u8] as ::hsffi::__private::position::Param>::Requirement,
        >>::Satisfied;
        true
    };
    #[allow(clippy::type_complexity)]
    const HSFFI_RETURNED: ::core::primitive::bool = {
        let _satisfied: <::hsffi::__private::import::Unsafe as ::hsffi::__private::import::Satisfies<
            <usize as ::hsffi::__private::position::Return>::Requirement,
        >>::Satisfied;
        true
    };
};
::core::compile_error! {
    "unknown option `because`; expected one of `safe`, `unsafe`, `interruptible`, `cancellable`, `reason`, `blocking`, `either`, `pure`, `via`, `name`, `module`"
}
::core::compile_error! {
    "[HS0006] an `unsafe` export requires a reason: a blocked `unsafe` call blocks the whole Haskell program\nwrite `unsafe, reason = \"…\"` and state why the function neither blocks nor calls back; or write `safe`\nfor details, run `cargo hsffi explain HS0006`"
}
