//! The error of a call that was stopped.

use crate::into_haskell::ErrorIntoHaskell;
use crate::private::layout::Layout;
use crate::private::metadata::Type;

/// The error that a stopped call returns.
///
/// Haskell never sees it: the exception that stopped the call is rethrown instead. For an error type of your own, implement
/// `From<Interrupted>`; the error is dropped, as is every result of a stopped call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted(pub(super) ());

impl std::fmt::Display for Interrupted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Haskell stopped the call")
    }
}

impl std::error::Error for Interrupted {}

// SAFETY: nothing is written, and nothing is read.
#[diagnostic::do_not_recommend]
unsafe impl ErrorIntoHaskell for Interrupted {
    type Requirement = crate::private::import::NoRequirement;
    const TYPE: Type = Type::Interrupted;
    const LAYOUT: Layout = Layout::of::<()>();

    unsafe fn write(self, _: *mut u8) {}
}
