//! The error of a call that was told to stop.

use crate::into_haskell::ErrorIntoHaskell;
use crate::private::layout::Layout;
use crate::private::metadata::Type;

/// What a call answers that was told to stop.
///
/// As the error of an export it is never seen in Haskell, where the exception that stopped the call goes on in its place.
/// For an error type of one's own, implement `From<Interrupted>`: it is dropped as the results of a stopped call are.
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
