//! Values of Haskell's that Rust holds without looking into them: what `type Classifier;` declares in a block of imports.

use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use crate::Layout;
use crate::from_haskell::DecodeError;
use crate::private::abi::Lent;
use crate::private::metadata::Type;
use crate::token::{RtsCallbacks, StablePtr};

/// A stable pointer to a value of the declared type `T`, which the last of several owners releases.
///
/// A declared type is a struct around one, and where it is declared, its field is not private. The parameter keeps the values of two
/// types apart there.
pub struct HeldValue<T> {
    stable: Arc<Stable>,
    declared: PhantomData<fn() -> T>,
}

impl<T> Clone for HeldValue<T> {
    fn clone(&self) -> Self {
        HeldValue {
            stable: Arc::clone(&self.stable),
            declared: PhantomData,
        }
    }
}

impl<T> fmt::Debug for HeldValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HeldValue")
    }
}

#[derive(Debug)]
struct Stable {
    pointer: StablePtr,
    functions: &'static RtsCallbacks,
}

// SAFETY: any thread may free a stable pointer, and Haskell values may be used by several threads at once.
unsafe impl Send for Stable {}
// SAFETY: as above; there is no interior mutability.
unsafe impl Sync for Stable {}

impl Drop for Stable {
    fn drop(&mut self) {
        // SAFETY: owned, and freed once. GHC allows it anywhere, also in a finalizer.
        unsafe { (self.functions.free)(self.pointer) }
    }
}

/// A value in a slot, either way.
#[repr(C)]
#[derive(Debug)]
pub struct Slot {
    pointer: StablePtr,
    /// From Haskell, the functions; from Rust, an owner for Haskell to release.
    other: *const std::ffi::c_void,
    /// From Rust, what releases the owner.
    release: Option<unsafe extern "C" fn(*const std::ffi::c_void)>,
}

impl<T> HeldValue<T> {
    /// How it lies in a slot.
    pub const LAYOUT: Layout = Layout::of::<Slot>();

    /// Takes a value over by clearing the pointer: what is not taken over, since an argument before it was refused, Haskell frees.
    ///
    /// # Errors
    /// When it has been taken.
    ///
    /// # Safety
    /// Haskell has written a value of the type that `T` declares to `slot`, which is this call's alone.
    pub unsafe fn read(slot: *const u8) -> Result<Self, DecodeError> {
        let slot = slot.cast_mut().cast::<Slot>();
        // SAFETY: the caller's.
        let (pointer, functions) = unsafe {
            let pointer = std::mem::replace(&mut (*slot).pointer, std::ptr::null());
            (pointer, (*slot).other.cast::<RtsCallbacks>())
        };
        if pointer.is_null() {
            return Err(DecodeError::Null);
        }
        // SAFETY: Haskell has written the address of its functions, which are a constant.
        let functions = unsafe { &*functions };
        Ok(HeldValue {
            stable: Arc::new(Stable { pointer, functions }),
            declared: PhantomData,
        })
    }

    /// Gives Haskell the value, and an owner to release when it has read it.
    ///
    /// # Safety
    /// There is room for it.
    pub unsafe fn write(self, slot: *mut u8) {
        let pointer = self.stable.pointer;
        let written = Slot {
            pointer,
            other: Arc::into_raw(self.stable).cast(),
            release: Some(release),
        };
        // SAFETY: the caller's.
        unsafe { slot.cast::<Slot>().write(written) }
    }

    /// Releases the owner that has been written.
    ///
    /// # Safety
    /// Haskell does not read the slot.
    pub unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's, and `write` wrote it.
        unsafe { release((*slot.cast::<Slot>()).other) }
    }

    /// The pointer, which the caller then owns, with the functions that free it. Nothing while there are other owners.
    pub fn into_stable_ptr(self) -> Option<(StablePtr, &'static RtsCallbacks)> {
        let stable = ManuallyDrop::new(Arc::into_inner(self.stable)?);
        Some((stable.pointer, stable.functions))
    }

    /// As memory that is lent.
    pub fn lent(&self) -> Lent {
        Lent {
            ptr: self.stable.pointer.cast(),
            len: 0,
        }
    }
}

/// # Safety
/// `owner` is what `write` wrote, once.
unsafe extern "C" fn release(owner: *const std::ffi::c_void) {
    // SAFETY: the caller's.
    drop(unsafe { Arc::from_raw(owner.cast::<Stable>()) });
}

/// A type that is declared so.
///
/// # Safety
/// All values are of the Haskell type that `TYPE` names.
pub unsafe trait Held: Clone + Send + Sync + 'static {
    /// The type in the metadata.
    const TYPE: Type;

    /// The value.
    fn value(&self) -> &HeldValue<Self>;

    /// The value, in place of the declared type.
    fn into_value(self) -> HeldValue<Self>;
}
