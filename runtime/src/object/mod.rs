//! Objects behind handles: what a type must have to live on Rust's heap and be known to Haskell.

use std::ptr::NonNull;

use crate::private::messages::has_a_handle;
use crate::private::metadata::Definition;

mod cell;
mod close;
mod consumed;
mod family;
mod home;
mod imports;
mod opening;
mod owned;
mod probe;
mod reference;
mod storage;
mod thread_bound;
mod trait_object;

pub(crate) use cell::ObjectCell;
pub use close::{close, keep_open};
pub use consumed::{Arriving, Consumed, InABox, arrive};
pub(crate) use family::adopting_nothing;
pub use imports::{EnteredUnder, MadeUnder, StaysUnder};
pub use opening::{Made, Opened};
pub use owned::{Destroys, DestructorArgument};
pub use probe::{NotAwaited, NotDrop, NotSend, NotSync, Probe};
pub use reference::{LendTo, Parent, extend_call};
pub use storage::{
    Bound, BoundExclusive, Childless, Closeable, Constant, Exclusive, ExclusiveChildless,
    OneCallAtATime, Plain, Shared, Storage, Store,
};
pub use trait_object::{Boxed, held_by_box};

has_a_handle! {
    /// A type whose values Haskell holds by handle.
    ///
    /// `#[derive(hsffi::Opaque)]` implements it and exports a destructor; `#[hsffi::destructor]` implements it with a
    /// destructor that is written by hand. Haskell threads share the object, and any thread may release it, so the type must be
    /// `Send`, and `Sync` unless it is exclusive. A type that is bound to one thread requires neither.
    pub trait Opaque: OneDestructorHS0002 {}
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + OneDestructorHS0002> Opaque for T {}

/// What the derive and the attribute implement. Its name is what rustc prints when both do.
///
/// # Safety
/// The type is `Send` and, if `Storage` shares it, `Sync`, unless `Storage` binds it to a thread; `DEFINITION` is a static of
/// its own and names a destructor of it; `Of` is the type itself with its lifetimes, if it has any, replaced; `BORROWS` tells whether it has.
#[doc(hidden)]
pub unsafe trait OneDestructorHS0002 {
    const DEFINITION: &'static Definition;
    /// Whether its values may borrow from an object.
    const BORROWS: bool;
    /// How many bytes a value takes, where the type says so.
    const SIZE: Option<fn(&Self) -> usize> = None;
    /// How its values lie behind their handles: a [`Storage`].
    type Storage;
    /// The type, borrowing for as long as `'kept`.
    type Of<'kept>: ?Sized + 'kept;
}

/// The value as its type with other lifetimes.
fn lasting<'kept, T: ?Sized + OneDestructorHS0002>(value: NonNull<T>) -> NonNull<T::Of<'kept>> {
    const {
        assert!(size_of::<NonNull<T>>() == size_of::<NonNull<T::Of<'static>>>());
    }
    // SAFETY: the types differ in their lifetimes alone, as the trait has it.
    unsafe { std::mem::transmute_copy(&value) }
}
