//! Cancellation of computations.

use super::Interrupted;
use super::flag::Flag;

/// Says whether the caller of a `cancellable` export has been thrown an asynchronous exception.
///
/// It may be copied, and lent to threads that end before the call does. A check costs one load.
///
/// ```
/// use hsffi::{Cancel, Interrupted};
///
/// #[hsffi::export(cancellable)]
/// pub fn count_to(end: u64, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
///     let mut count = 0;
///     while count < end {
///         count += 1;
///         if count % 1024 == 0 {
///             cancel.check()?;
///         }
///     }
///     Ok(count)
/// }
/// # hsffi::module!("Counting");
/// # fn main() {}
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Cancel<'call> {
    pub(super) flag: Flag<'call>,
}

impl Cancel<'_> {
    /// Whether the call should stop.
    #[inline]
    #[must_use]
    pub fn is_requested(self) -> bool {
        self.flag.is_set()
    }

    /// Returns an error if the call should stop.
    ///
    /// # Errors
    /// When the call should stop.
    #[inline]
    pub fn check(self) -> Result<(), Interrupted> {
        self.flag.check()
    }
}
