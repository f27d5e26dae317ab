//! Objects: who owns them, who releases them, and who may use them.

use std::marker::PhantomData;

use crate::Opaque;
use crate::convert::sequence::Number;
use crate::object::{EnteredUnder, Made, MadeUnder, OneCallAtATime, Opened, StaysUnder};
use crate::private::import::{MayWait, Satisfies};
use crate::private::messages::has_a_destructor;
use crate::private::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0010] the functions of `{Self}` cannot be exported: Haskell has no handles for `{Self}`",
        label = "not an opaque type",
        note = "add `#[derive(hsffi::Opaque)]` to the type, or export functions outside of an `impl` block",
        note = "for details, run `cargo hsffi explain HS0010`"
    )]
    Known required by Owner;

    #[diagnostic::on_unimplemented(
        message = "[HS0022] Rust cannot take ownership of `{Self}`, which is immutable: pure functions may use the object at any time",
        label = "immutable object",
        note = "take `&{Self}`, or `&self` in a method; or remove `immutable` from `{Self}`",
        note = "for details, run `cargo hsffi explain HS0022`"
    )]
    NeverUsedPurely required by ImmutableObject;

    #[diagnostic::on_unimplemented(
        message = "[HS0030] `{Self}` cannot be passed by value: Haskell passes a handle",
        label = "opaque type passed by value",
        note = "take `&{Self}`; or take `OwnedByRust<{Self}>`, or `self` in a method, which closes the handle and requires `#[hsffi(closeable)]` on the type",
        note = "for details, run `cargo hsffi explain HS0030`"
    )]
    PassedByValue required by ObjectTakenByValue;

    #[diagnostic::on_unimplemented(
        message = "[HS0030] `{Self}` cannot be returned by value: a handle requires a stable address",
        label = "opaque type returned by value",
        note = "return `OwnedByRust<{Self}>`, made by `OwnedByRust::new(value)`",
        note = "for details, run `cargo hsffi explain HS0030`"
    )]
    OnAHeap required by ObjectByValue;

    #[diagnostic::on_unimplemented(
        message = "[HS0031] `{Self}` is not `Sized`, but a handle is one pointer",
        label = "unsized type",
        note = "put the unsized field in a `Box`: `Box<str>` for `str`, `Box<[T]>` for `[T]`",
        note = "for details, run `cargo hsffi explain HS0031`"
    )]
    HasSize required by ThinHandle;

    /// A type that stands for a C function which releases a `T`.
    #[diagnostic::on_unimplemented(
        message = "[HS0037] `{Self}` is not a release function for `{T}`",
        label = "not a release function for this type",
        note = "declare the C function under `#[hsffi::release]`: `fn {Self}(object: *mut {T});`",
        note = "for details, run `cargo hsffi explain HS0037`"
    )]
    Releases<T> required by ReleaseFunction<T, F>;

    /// A type whose objects are used by one call at a time.
    #[diagnostic::on_unimplemented(
        message = "[HS0021] `&mut {Self}` requires an exclusive type: Haskell threads share objects",
        label = "mutable reference to a shared object",
        note = "add `#[hsffi(exclusive)]` to `{Self}`, which serializes the calls on one object; or take `&{Self}` and protect the mutable data by a `Mutex` or an atomic",
        note = "for details, run `cargo hsffi explain HS0021`"
    )]
    Unshared and UsedUnder<I> required by MutableReference;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque> Known for T {}

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
    message = "[HS0036] the object is on the heap `{H}`, but the destructor of its type releases from the heap `{Self}`",
    label = "wrong heap",
    note = "return `OwnedByRust<T>` if the type derives `Opaque`, and `OwnedByC<T, F>` if it has `#[hsffi(released_by = F)]`",
    note = "for details, run `cargo hsffi explain HS0036`"
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
impl<T: Number> ReleasedAtOnce for T {}

#[diagnostic::do_not_recommend]
impl SameHeap<crate::Rust> for AnyHeap {}
#[diagnostic::do_not_recommend]
impl SameHeap<crate::Haskell> for AnyHeap {}
#[diagnostic::do_not_recommend]
impl<F> SameHeap<crate::C<F>> for AnyHeap {}

/// What it may take to make a `T`, where an export that is imported as `I` does.
#[diagnostic::on_unimplemented(
    message = "[HS0040] an `unsafe` export cannot return `{T}`: acquiring it may block",
    label = "closeable or exclusive object",
    note = "a blocked `unsafe` call also blocks the garbage collector: write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method",
    note = "for details, run `cargo hsffi explain HS0040`"
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

/// A type whose handles a call may close: what the derive implements for closeable types.
#[diagnostic::on_unimplemented(
    message = "[HS0022] Rust cannot take ownership of `{Self}`, which is not closeable: other copies of the handle would remain open",
    label = "not closeable",
    note = "add `#[hsffi(closeable)]` to `{Self}`, so that the call closes the handle; or take `&{Self}`, or `&self` in a method",
    note = "for details, run `cargo hsffi explain HS0022`"
)]
pub trait GivenUp {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// The requirement that a call may take the object `T`.
#[derive(Debug)]
pub struct Object<T: ?Sized>(PhantomData<T>);

impl<I, T: ?Sized + GivenUp> Satisfies<Object<T>> for I
where
    I: Satisfies<T::Requirement>,
{
    type Satisfied = ();
}

/// The requirement that a call may take the trait object that is in the `Box`, or in that which there may be.
#[derive(Debug)]
pub struct ObjectInBox<B: ?Sized>(PhantomData<B>);

/// A `Box`, or an `Option` of one.
pub trait BoxOfObject {
    /// What its object asks of the import.
    type Requirement: ?Sized;
}

impl<T: ?Sized + GivenUp> BoxOfObject for Box<T> {
    type Requirement = T::Requirement;
}

impl<B: BoxOfObject> BoxOfObject for Option<B> {
    type Requirement = B::Requirement;
}

impl<I, B: BoxOfObject> Satisfies<ObjectInBox<B>> for I
where
    I: Satisfies<B::Requirement>,
{
    type Satisfied = ();
}

/// The requirement that the object `T` may be used.
#[derive(Debug)]
pub struct Used<T: ?Sized>(PhantomData<T>);

/// An object that may be used under the import `I`.
#[diagnostic::on_unimplemented(
    message = "[HS0034] an `unsafe` export cannot use `{Self}`, which is exclusive: locking it may block",
    label = "exclusive object",
    note = "a blocked `unsafe` call also blocks the garbage collector and all Haskell threads: write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method",
    note = "for details, run `cargo hsffi explain HS0034`"
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
impl<T: ?Sized + Opaque> Unshared for T where T::Storage: OneCallAtATime {}
