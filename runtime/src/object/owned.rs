//! Objects on their way to Haskell, and back to their destructor.

use std::marker::PhantomData;
use std::ptr::NonNull;

use super::{Opaque, Storage, Store, adopting_nothing};
use crate::convert::list::into_lists;
use crate::into_haskell::IntoHaskell;
use crate::owned::{Heap, Owned, OwnedByRust};
use crate::private::import::Satisfies;
use crate::private::layout::Layout;
use crate::private::metadata::{Access, Type};
use crate::private::return_abi::InSlot;
use crate::private::rule::Released;
use crate::private::{accounting, debug_checks};
use crate::process::unwind::caught;

// SAFETY: writes the pointer that the destructor takes.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Opaque + Released<Heap = H> + 'static, H: Heap<T>> IntoHaskell
    for Owned<T, H>
where
    T::Storage: Store<T, H>,
{
    type By = InSlot;
    const TYPE: Type = Type::Object(T::DEFINITION);
    const LAYOUT: Layout = Layout::of::<*mut u8>();
    const HOLDS: bool = true;
    const BORROWS: bool = T::BORROWS;

    #[inline]
    fn held(&self) -> usize {
        size_of_val::<T>(self) + accounting::declared::<T>(self)
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        let declared = accounting::declared::<T>(&self);
        // What is returned beside a child is no child, unless it borrows, too.
        let has_family = const {
            !matches!(
                <T::Storage as Storage<T>>::ACCESS,
                Access::Free | Access::Bound
            )
        };
        let handle = if has_family && !T::BORROWS {
            adopting_nothing(|| T::Storage::keep(self))
        } else {
            T::Storage::keep(self)
        };
        accounting::give_declared::<T>(handle, declared);
        if H::COUNTED {
            debug_checks::given::<T>();
        }
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<NonNull<u8>>().write(handle) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's: `write` has kept the object, whose handle nobody has.
        let handle = unsafe { slot.cast::<NonNull<u8>>().read() };
        if T::SIZE.is_some() {
            accounting::take_declared_back(handle);
        }
        if H::COUNTED {
            debug_checks::released::<T>(handle);
        }
        // Its `Drop` may panic, while another panic is on its way.
        // SAFETY: as above.
        drop(caught(|| unsafe { T::Storage::drop_kept(handle) }));
    }
}

into_lists! {
    [T: ?Sized + Opaque + 'static, H: Heap<T>] Owned<T, H>;
}

/// What a destructor of `T` takes.
///
/// # Safety
/// `from_handle` gives the value that drops the object.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0003] the destructor of `{T}` takes `OwnedByRust<{T}>`, not `{Self}`",
    label = "wrong parameter type",
    note = "write `fn free(object: OwnedByRust<{T}>)`",
    note = "for details, run `cargo hsffi explain HS0003`"
)]
pub unsafe trait DestructorArgument<T: ?Sized> {
    /// # Safety
    /// As [`Owned::from_handle`].
    unsafe fn from_handle(ptr: NonNull<T>) -> Self;
}

// SAFETY: an `Owned` drops what it owns.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized> DestructorArgument<T> for OwnedByRust<T> {
    unsafe fn from_handle(ptr: NonNull<T>) -> Self {
        // The caller's: what was given away, and is used no more.
        Owned::of(ptr)
    }
}

/// The requirement that `A` be what a destructor of `T` takes.
#[doc(hidden)]
#[derive(Debug)]
pub struct Destroys<T: ?Sized, A>(PhantomData<T>, PhantomData<A>);

impl<I, T: ?Sized, A: DestructorArgument<T>> Satisfies<Destroys<T, A>> for I {
    type Satisfied = ();
}
