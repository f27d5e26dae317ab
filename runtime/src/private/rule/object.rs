//! Objects: who owns them, who releases them, and who may use them.

use std::marker::PhantomData;

use crate::Opaque;
use crate::convert::sequence::Element;
use crate::object::{EnteredUnder, ExclusiveAccess, Made, MadeUnder, Opened, StaysUnder};
use crate::private::import::{MayWait, Satisfies};
use crate::private::messages::has_a_destructor;
use crate::private::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0010] the functions of `{Self}` cannot be exported: Haskell has no handle for it",
        label = "a type that Haskell does not know",
        note = "put `#[derive(hsffi::Opaque)]` on the type, or export functions that stand outside of an `impl` block",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    Known required by Owner;

    #[diagnostic::on_unimplemented(
        message = "[HS0022] `{Self}` cannot be taken back: Haskell's garbage collector owns it",
        label = "an object that Haskell goes on using",
        note = "take the object as `&T`; only a destructor takes `OwnedByRust<T>`",
        note = "`cargo hsffi explain HS0022` tells more"
    )]
    GivenUp required by Object;

    #[diagnostic::on_unimplemented(
        message = "[HS0030] `{Self}` cannot be returned by value: Haskell holds it by handle",
        label = "an object without a place to live",
        note = "return `OwnedByRust<{Self}>`, made by `OwnedByRust::new`",
        note = "`cargo hsffi explain HS0030` tells more"
    )]
    OnAHeap required by ObjectByValue;

    #[diagnostic::on_unimplemented(
        message = "[HS0031] `{Self}` has no fixed size, and a handle is one pointer",
        label = "not `Sized`",
        note = "keep what has no size in a `Box` within the type: `Box<str>` for `str`, `Box<[T]>` for `[T]`",
        note = "`cargo hsffi explain HS0031` tells more"
    )]
    HasSize required by ThinHandle;

    /// A type that stands for a C function which releases a `T`.
    #[diagnostic::on_unimplemented(
        message = "[HS0037] `{Self}` is no function that releases a `{T}`",
        label = "does not release this type",
        note = "declare the C function under `#[hsffi::release]`: `fn {Self}(object: *mut {T});`",
        note = "`cargo hsffi explain HS0037` tells more"
    )]
    Releases<T> required by ReleaseFunction<T, F>;

    /// A type whose objects are used by one call at a time.
    #[diagnostic::on_unimplemented(
        message = "[HS0021] `&mut {Self}` lets Rust write to what Haskell's threads share",
        label = "a mutable reference",
        note = "let the calls on it take turns: `#[hsffi(exclusive)]` beside `#[derive(hsffi::Opaque)]`; or take `&{Self}` and put what changes behind a `Mutex` or an atomic",
        note = "`cargo hsffi explain HS0021` tells more"
    )]
    Unshared and UsedUnder<I> required by MutableReference;
}

#[diagnostic::do_not_recommend]
impl<T: Opaque> Known for T {}

#[diagnostic::do_not_recommend]
impl<T> HasSize for T {}

/// The requirement that Haskell may own a `T` on the heap `H`.
#[derive(Debug)]
pub struct OwnedObject<T: ?Sized, H>(PhantomData<T>, PhantomData<H>);

has_a_destructor! {
    /// A type that Haskell knows how to release: what the derive and the attribute implement beside [`Opaque`].
    pub trait Released {
        /// From where it is released.
        type Heap;
        /// What it may take to make one: [`Made`] or [`Opened`].
        type Opening;
        /// How its values lie behind their handles.
        type StoredAs;
    }

    /// A type whose values are released before Haskell sees them. rustc tells what is not [`Released`] by the message of this.
    pub trait ReleasedAtOnce {}
}

/// The heap that a type is released from.
#[diagnostic::on_unimplemented(
    message = "[HS0036] this is on the heap `{H}`, and its type is released from `{Self}`",
    label = "memory of another allocator",
    note = "`#[derive(hsffi::Opaque)]` releases what is in an `OwnedByRust`; with `#[hsffi(released_by = F)]`, what is in an `OwnedByC<_, F>`",
    note = "`cargo hsffi explain HS0036` tells more"
)]
pub trait SameHeap<H> {}

impl<H> SameHeap<H> for H {}

/// Stands for any heap: what is released before Haskell sees it may come from each.
#[derive(Debug)]
pub enum AnyHeap {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + ReleasedAtOnce> Released for T {
    type Heap = AnyHeap;
    type Opening = Made;
    type StoredAs = crate::object::Plain;
}

#[diagnostic::do_not_recommend]
impl<T: Element> ReleasedAtOnce for T {}

#[diagnostic::do_not_recommend]
impl SameHeap<crate::Rust> for AnyHeap {}
#[diagnostic::do_not_recommend]
impl SameHeap<crate::Haskell> for AnyHeap {}
#[diagnostic::do_not_recommend]
impl<F> SameHeap<crate::C<F>> for AnyHeap {}

/// What it may take to make a `T`, where an export that is imported as `I` does.
#[diagnostic::on_unimplemented(
    message = "[HS0040] `{T}` cannot be opened through an `unsafe` import: what it takes may be in use",
    label = "closeable or exclusive, as what has a lock or a file to itself",
    note = "an `unsafe` call that waits for it stops the garbage collector, whose finalizers would release it: make the export `#[hsffi(safe)]`",
    note = "`cargo hsffi explain HS0040` tells more"
)]
pub trait OpenedUnder<I, T: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<I, T: ?Sized> OpenedUnder<I, T> for Made {}

#[diagnostic::do_not_recommend]
impl<I: MayWait, T: ?Sized> OpenedUnder<I, T> for Opened {}

impl<I, T: ?Sized + Released, H> Satisfies<OwnedObject<T, H>> for I
where
    T::Heap: SameHeap<H>,
    T::Opening: OpenedUnder<I, T>,
    T::StoredAs: MadeUnder<T, I>,
    T::StoredAs: StaysUnder<T, I>,
{
    type Satisfied = ();
}

#[diagnostic::do_not_recommend]
impl<T, F: crate::Release<T>> Releases<T> for F {}

/// The requirement that the object `T` may be used.
#[derive(Debug)]
pub struct Used<T: ?Sized>(PhantomData<T>);

/// An object that may be used under the import `I`.
#[diagnostic::on_unimplemented(
    message = "[HS0034] `{Self}` is exclusive, and an `unsafe` import cannot wait for its turn",
    label = "in use by one call at a time",
    note = "an `unsafe` call that waits stops the garbage collector, and with it the call that it waits for: make the export `#[hsffi(safe)]`",
    note = "`cargo hsffi explain HS0034` tells more"
)]
pub trait UsedUnder<I> {}

#[diagnostic::do_not_recommend]
impl<I, T: ?Sized + Opaque> UsedUnder<I> for T where T::Storage: EnteredUnder<I> {}

impl<I, T: ?Sized + Opaque + UsedUnder<I>> Satisfies<Used<T>> for I
where
    T::Storage: StaysUnder<T, I>,
{
    type Satisfied = ();
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque> Unshared for T where T::Storage: ExclusiveAccess {}
