//! Stable pointers in bulk: many of Haskell's values are released under one lock of GHC's table.
//!
//! GHC allows no other function of stable pointers, and no call of Haskell, while its table is locked, and the garbage collector waits
//! for it. So nothing of the user's runs under the lock, nor does any code of Rust's: the pointers are gathered first, and one C
//! function locks, frees and unlocks.

use crate::closure::OwnedFun;
use crate::exception::HsException;
use crate::private::held::Held;
use crate::token::{RtsCallbacks, StablePtr};

/// A value of Haskell's that Rust owns, and [`release_all`] releases.
///
/// No other types implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be released by `release_all`: it is not a Haskell value that Rust owns",
    label = "not released in bulk",
    note = "pass values of a type that `#[hsffi::import]` declares, `OwnedByHaskell<Fun<'_, F>>`s or `HsException`s, and drop others one by one"
)]
pub trait HaskellHandle: sealed::IntoStablePtr {}

pub(crate) mod sealed {
    use crate::token::{RtsCallbacks, StablePtr};

    /// A value that is a stable pointer.
    pub trait IntoStablePtr {
        /// The pointer, which the caller then owns, with the functions that free it. Nothing when there is no value behind it.
        fn into_stable_ptr(self) -> Option<(StablePtr, &'static RtsCallbacks)>;
    }
}

use sealed::IntoStablePtr;

impl<F> HaskellHandle for OwnedFun<F> {}

impl<F> IntoStablePtr for OwnedFun<F> {
    fn into_stable_ptr(self) -> Option<(StablePtr, &'static RtsCallbacks)> {
        Some(self.into_raw())
    }
}

impl<T: Held> HaskellHandle for T {}

impl<T: Held> IntoStablePtr for T {
    fn into_stable_ptr(self) -> Option<(StablePtr, &'static RtsCallbacks)> {
        self.into_value().into_stable_ptr()
    }
}

impl HaskellHandle for HsException {}

impl IntoStablePtr for HsException {
    fn into_stable_ptr(self) -> Option<(StablePtr, &'static RtsCallbacks)> {
        self.into_raw()
    }
}

/// Releases many Haskell values that Rust owns: functions, exceptions, and values of types that [`import`](macro@crate::import) declares.
///
/// Does what dropping each does, in less time: GHC's table of stable pointers is locked once for some thousand values, and not for
/// each (`hs_lock_stable_ptr_table`, `hs_free_stable_ptr_unsafe`). The iterator runs while the table is not locked, so it may call
/// Haskell, drop other values and panic, as any code may. Any thread may call it, also a destructor.
/// A value of which there are clones stays until the last of them is released.
///
/// ```
/// use hsffi::{Fun, OwnedByHaskell, export};
/// use std::sync::Mutex;
///
/// static LISTENERS: Mutex<Vec<OwnedByHaskell<Fun<'static, fn(&str)>>>> = Mutex::new(Vec::new());
///
/// /// Forgets all listeners.
/// #[export]
/// pub fn forget_listeners() {
///     let listeners = std::mem::take(&mut *LISTENERS.lock().unwrap());
///     hsffi::release_all(listeners);
/// }
/// # hsffi::module!("Data.Listeners");
/// # fn main() {}
/// ```
pub fn release_all<H: HaskellHandle>(handles: impl IntoIterator<Item = H>) {
    let mut chunk = Chunk::default();
    for handle in handles {
        if let Some((pointer, functions)) = handle.into_stable_ptr() {
            chunk.add(pointer, functions);
        }
    }
}

/// How many are released under one lock, for which the garbage collector may wait: a fraction of a millisecond.
const CHUNK: usize = 4096;

/// Pointers that are owned, and freed when there are enough, or no more.
#[derive(Default)]
struct Chunk {
    pointers: Vec<StablePtr>,
    functions: Option<&'static RtsCallbacks>,
}

impl Chunk {
    fn add(&mut self, pointer: StablePtr, functions: &'static RtsCallbacks) {
        if self.pointers.len() == CHUNK {
            self.free();
        }
        // All are functions of the program's one runtime.
        self.functions = Some(functions);
        self.pointers.push(pointer);
    }

    fn free(&mut self) {
        if let Some(functions) = self.functions {
            // SAFETY: the pointers are owned, and used no more.
            unsafe { (functions.free_all)(self.pointers.as_ptr(), self.pointers.len()) };
            self.pointers.clear();
        }
    }
}

/// Also when the iterator panics.
impl Drop for Chunk {
    fn drop(&mut self) {
        self.free();
    }
}
