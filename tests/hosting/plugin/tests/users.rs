//! Another crate uses the library.

#[test]
fn tests_beside_the_library_call_haskell() {
    assert_eq!(hsffi_plugin::quadruple(5), 20);
}
