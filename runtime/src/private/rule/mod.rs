//! The rules that rustc speaks: a trait for each, whose message is the rule.
//!
//! A type that keeps the rule implements the trait; some traits no type implements. Beside each trait stands the requirement
//! that asks for it, which [`position`](crate::private::position) gives to types.

use std::marker::PhantomData;

use super::counterparts;
use super::rules::rules;
use crate::array::{self, Access, Read};
use crate::closure::Signature;
use crate::convert::sequence::Element;
use crate::object::{self, EnteredUnder, ExclusiveAccess, Made, MadeUnder, Opened, StaysUnder};
use crate::private::import::{
    Cancellable, Interruptible, MayWait, NoRequirement, Safe, Satisfies, Unsafe,
};
use crate::{Hs, Opaque};

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0007] a raw pointer cannot cross: `{Self}` tells neither who frees it nor how long it lives",
        label = "a raw pointer",
        note = "lend an object as `&T`, memory as `&[T]`; give an object away as `OwnedByRust<T>`, memory as `Vec<T>`",
        note = "`cargo hsffi explain HS0007` tells more"
    )]
    KnowsItsOwner required by Pointer;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] the functions of `{Self}` cannot be exported: Haskell has no handle for it",
        label = "a type that Haskell does not know",
        note = "put `#[derive(hsffi::Opaque)]` on the type, or export functions that stand outside of an `impl` block",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    Known required by Owner;

    #[diagnostic::on_unimplemented(
        message = "[HS0012] `{Self}` is borrowed, and Haskell would keep it after the call",
        label = "borrowed data cannot be returned",
        note = "return it owned: `String` for `&str`, `Vec<T>` for `&[T]`, `OwnedByRust<T>` for an object",
        note = "`cargo hsffi explain HS0012` tells more"
    )]
    OutlivesTheCall required by Borrowed;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `Option<{Self}>` cannot be passed from Haskell: there is one in every such call",
        label = "never absent",
        note = "take it without the `Option`",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    MayBeAbsent required by Absent;

    #[diagnostic::on_unimplemented(
        message = "[HS0020] `{Self}` cannot be thrown in Haskell: it does not implement `Display`",
        label = "Haskell would have nothing to show",
        note = "implement `std::fmt::Display`, by hand or with a crate such as `thiserror`",
        note = "`cargo hsffi explain HS0020` tells more"
    )]
    Shown required by Message;

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
}

#[diagnostic::do_not_recommend]
impl<T: Opaque> Known for T {}

#[diagnostic::do_not_recommend]
impl<T> HasSize for T {}

#[diagnostic::do_not_recommend]
impl<T: std::fmt::Display> Shown for T {}

/// The requirement that a closure of the signature `F` may be called.
#[derive(Debug)]
pub struct Closure<F>(PhantomData<F>);

/// A signature of closures that may be called from Rust under the import `I`.
///
/// # Safety
/// Under `I`, Rust may call Haskell.
#[diagnostic::on_unimplemented(
    message = "[HS0004] a closure cannot be passed through an `unsafe` or `interruptible` import",
    label = "this closure could be called",
    note = "calling Haskell from an `unsafe` import ends or hangs the program, and an `interruptible` one would interrupt it: make the export `#[hsffi(safe)]`, or `cancellable`",
    note = "`cargo hsffi explain HS0004` tells more"
)]
pub unsafe trait CalledUnder<I> {}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<F> CalledUnder<Safe> for F {}

// SAFETY: it is imported as `safe`.
#[diagnostic::do_not_recommend]
unsafe impl<F> CalledUnder<Cancellable> for F {}

impl<I, F: Signature + CalledUnder<I>> Satisfies<Closure<F>> for I {
    type Satisfied = ();
}

/// The requirement that the token `T` may be given.
#[derive(Debug)]
pub struct Token<T>(PhantomData<T>);

/// A token that there is under the import `I`.
///
/// # Safety
/// Under `I`, Rust may call Haskell.
#[diagnostic::on_unimplemented(
    message = "[HS0005] an `unsafe` or `interruptible` export has no leave to call Haskell",
    label = "there is no `Hs` in such an export",
    note = "make the export `#[hsffi(safe)]`, or `cancellable`, or do without the token",
    note = "`cargo hsffi explain HS0005` tells more"
)]
pub unsafe trait GivenUnder<I> {}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<T> GivenUnder<Safe> for T {}

// SAFETY: it is imported as `safe`.
#[diagnostic::do_not_recommend]
unsafe impl<T> GivenUnder<Cancellable> for T {}

impl<I, T: GivenUnder<I>> Satisfies<Token<T>> for I {
    type Satisfied = ();
}

/// The requirement that Haskell may own a `T` on the heap `H`.
#[derive(Debug)]
pub struct OwnedObject<T: ?Sized, H>(PhantomData<T>, PhantomData<H>);

/// A type that Haskell knows how to release: what the derive and the attribute implement beside [`Opaque`].
#[diagnostic::on_unimplemented(
    message = "[HS0001] `OwnedByRust<{Self}>` has no destructor: Haskell could not release it",
    label = "nothing says how this is released",
    note = "put `#[derive(hsffi::Opaque)]` on the type, or write a destructor with `#[hsffi::destructor]`",
    note = "`cargo hsffi explain HS0001` tells more"
)]
pub trait Released {
    /// From where it is released.
    type Heap;
    /// What it may take to make one: [`Made`] or [`Opened`].
    type Opening;
    /// How its values lie behind their handles.
    type StoredAs;
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

/// A type whose values are released before Haskell sees them. rustc tells what is not [`Released`] by the message of this.
#[diagnostic::on_unimplemented(
    message = "[HS0001] `OwnedByRust<{Self}>` has no destructor: Haskell could not release it",
    label = "nothing says how this is released",
    note = "put `#[derive(hsffi::Opaque)]` on the type, or write a destructor with `#[hsffi::destructor]`",
    note = "`cargo hsffi explain HS0001` tells more"
)]
pub trait ReleasedAtOnce {}

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

/// The requirement that `F` release a `T`.
#[derive(Debug)]
pub struct ReleaseFunction<T: ?Sized, F>(PhantomData<T>, PhantomData<F>);

/// A type that stands for a C function which releases a `T`.
#[diagnostic::on_unimplemented(
    message = "[HS0037] `{Self}` is no function that releases a `{T}`",
    label = "does not release this type",
    note = "declare the C function under `#[hsffi::release]`: `fn {Self}(object: *mut {T});`",
    note = "`cargo hsffi explain HS0037` tells more"
)]
pub trait Releases<T: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<T, F: crate::Release<T>> Releases<T> for F {}

impl<I, T: ?Sized, F: Releases<T>> Satisfies<ReleaseFunction<T, F>> for I {
    type Satisfied = ();
}

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

/// The requirement that the object `T` may be used as `&mut T`.
#[derive(Debug)]
pub struct MutableReference<T: ?Sized>(PhantomData<T>);

/// A type whose objects are used by one call at a time.
#[diagnostic::on_unimplemented(
    message = "[HS0021] `&mut {Self}` lets Rust write to what Haskell's threads share",
    label = "a mutable reference",
    note = "let the calls on it take turns: `#[hsffi(exclusive)]` beside `#[derive(hsffi::Opaque)]`; or take `&{Self}` and put what changes behind a `Mutex` or an atomic",
    note = "`cargo hsffi explain HS0021` tells more"
)]
pub trait Unshared {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque> Unshared for T where T::Storage: ExclusiveAccess {}

impl<I, T: ?Sized + Unshared + UsedUnder<I>> Satisfies<MutableReference<T>> for I {
    type Satisfied = ();
}

/// The requirement that a result may borrow from a parameter of type `P`.
#[derive(Debug)]
pub struct Lending<P: ?Sized>(PhantomData<P>);

/// A parameter that stays as long as what borrows from it: a reference to an object that has children.
#[diagnostic::on_unimplemented(
    message = "[HS0032] the result borrows from `{Self}`, which does not outlive the call",
    label = "not an object",
    note = "let the result own what it holds: `String` for text, `Vec<T>` for a slice; or borrow from an object that is taken as `&T`, with `#[hsffi(parent)]` beside `#[derive(hsffi::Opaque)]` on `T`",
    note = "`cargo hsffi explain HS0032` tells more"
)]
pub trait Lends {
    /// What it asks of how the object is kept.
    type Requirement: ?Sized;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque<Storage: HasChildren<T>>> Lends for &T {
    type Requirement = <T::Storage as HasChildren<T>>::Requirement;
}

/// How objects are kept that may have children, or why they have none.
pub trait HasChildren<T: ?Sized> {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

macro_rules! children {
    ($($keeping:ident => $requirement:ty;)*) => {$(
        impl<T: ?Sized> HasChildren<T> for object::$keeping {
            type Requirement = $requirement;
        }
    )*};
}

children! {
    Shared => NoRequirement;
    Plain => counterparts::PlainParent<T>;
    Exclusive => counterparts::ExclusiveParent<T>;
    Bound => counterparts::BoundParent<T>;
    BoundExclusive => counterparts::BoundParent<T>;
    Childless => counterparts::FinalizedParent<T>;
}

impl<I, P: Lends> Satisfies<Lending<P>> for I
where
    I: Satisfies<P::Requirement>,
{
    type Satisfied = ();
}

/// The requirement that each lifetime of a result be written. `F` is a function pointer that takes the result.
#[derive(Debug)]
pub struct Spelled<F>(PhantomData<F>);

/// A function pointer that binds no lifetime, and thus takes a type whose lifetimes are all written. Its name is what rustc
/// prints for another: `OwnedByRust<Book<'_>>` is what to write for `OwnedByRust<Book>`.
pub trait HS0056WriteEachLifetime {
    /// What it takes.
    type Type;
}

#[diagnostic::do_not_recommend]
impl<T> HS0056WriteEachLifetime for fn(T) {
    type Type = T;
}

impl<I, F: HS0056WriteEachLifetime> Satisfies<Spelled<F>> for I {
    type Satisfied = ();
}

/// The requirement that the reference or the array in `P` be written in the signature, unless there is none of importance.
#[derive(Debug)]
pub struct Alias<P: ?Sized, const FREE: bool, const ALONE: bool>(PhantomData<P>);

/// A parameter in whose type a reference is written. That of an alias is not, so no type is this.
///
/// # Safety
/// A shim reads the parameter with a `'kept` of which nothing is known.
#[diagnostic::on_unimplemented(
    message = "[HS0035] an alias hides that this is `{Self}`, a reference to an object that may borrow",
    label = "an alias of a reference",
    note = "write the `&` in the signature",
    note = "`cargo hsffi explain HS0035` tells more"
)]
pub unsafe trait WrittenOut {}

impl<I, P: ?Sized> Satisfies<Alias<P, true, false>> for I {
    type Satisfied = ();
}

impl<I, P: ?Sized + WrittenOut> Satisfies<Alias<P, false, false>> for I {
    type Satisfied = ();
}

/// The requirement that any thread may release `T`, unless that is known.
#[derive(Debug)]
pub struct Sent<T: ?Sized, const KNOWN: bool = false>(PhantomData<T>);

/// A type whose values any thread may release: `Send`, without rustc's notes on auto traits.
///
/// # Safety
/// The type is `Send`.
#[diagnostic::on_unimplemented(
    message = "[HS0011] `{Self}` is not `Send`, and Haskell's garbage collector releases objects on any thread",
    label = "bound to one thread",
    note = "use what is `Send`: `Arc` for `Rc`, `Mutex` for what must not be shared; or keep the objects on the thread that makes them: `#[hsffi(bound)]` beside `#[derive(hsffi::Opaque)]`",
    note = "`cargo hsffi explain HS0011` tells more"
)]
pub unsafe trait ReleasedByAnyThread {}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Send> ReleasedByAnyThread for T {}

impl<I, T: ?Sized + ReleasedByAnyThread> Satisfies<Sent<T, false>> for I {
    type Satisfied = ();
}

impl<I, T: ?Sized> Satisfies<Sent<T, true>> for I {
    type Satisfied = ();
}

/// What a `size` method returns: a number of bytes.
#[diagnostic::on_unimplemented(
    message = "[HS0060] the method of `size` returns `{Self}`, and must return a number of bytes",
    label = "not a `usize`",
    note = "write `fn size(&self) -> usize`, which returns how many bytes the value holds on the heap",
    note = "`cargo hsffi explain HS0060` tells more"
)]
pub trait Bytes {
    #[doc(hidden)]
    fn bytes(self) -> usize;
}

impl Bytes for usize {
    #[inline]
    fn bytes(self) -> usize {
        self
    }
}

/// What a `size` method has returned.
#[inline]
pub fn size<B: Bytes>(bytes: B) -> usize {
    bytes.bytes()
}

/// The requirement that a `Drop` in a C finalizer does not wait with a field of type `T`, unless that is known.
#[derive(Debug)]
pub struct Finalized<T: ?Sized, const KNOWN: bool>(PhantomData<T>);

/// A field that no `Drop` waits with. What a derive asks this of is none, so no type is this.
#[diagnostic::on_unimplemented(
    message = "[HS0059] a C finalizer calls `Drop` in the middle of a garbage collection, and `{Self}` is what a `Drop` waits with",
    label = "a `Drop` that waits with this may wait for a thread that the collection has stopped",
    note = "let a thread of Rust's drop the objects: `#[hsffi(finalizer = \"thread\")]` beside `#[derive(hsffi::Opaque)]`",
    note = "`cargo hsffi explain HS0059` tells more"
)]
pub trait Unawaited {}

impl<I, T: ?Sized + Unawaited> Satisfies<Finalized<T, false>> for I {
    type Satisfied = ();
}

impl<I, T: ?Sized> Satisfies<Finalized<T, true>> for I {
    type Satisfied = ();
}

/// The requirement that threads may share `T`, unless that is known.
#[derive(Debug)]
pub struct Shared<T: ?Sized, const KNOWN: bool = false>(PhantomData<T>);

/// A type whose values threads may share: `Sync`, without rustc's notes on auto traits.
///
/// # Safety
/// The type is `Sync`.
#[diagnostic::on_unimplemented(
    message = "[HS0029] `{Self}` is not `Sync`, and Haskell's threads share the objects that they hold",
    label = "not to be used by two threads at once",
    note = "put it behind a `Mutex` or `RwLock`, or use atomics for `Cell`; or keep the objects on the thread that makes them: `#[hsffi(bound)]` beside `#[derive(hsffi::Opaque)]`",
    note = "`cargo hsffi explain HS0029` tells more"
)]
pub unsafe trait SharedByThreads {}

// SAFETY: as the bound says.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Sync> SharedByThreads for T {}

impl<I, T: ?Sized + SharedByThreads> Satisfies<Shared<T, false>> for I {
    type Satisfied = ();
}

impl<I, T: ?Sized> Satisfies<Shared<T, true>> for I {
    type Satisfied = ();
}

/// The requirement that a destructor may take a `T` beside the object.
#[derive(Debug)]
pub struct FinalizerToken<T>(PhantomData<T>);

/// The requirement that a destructor which `K` runs may take the token `T`.
#[derive(Debug)]
pub struct CallingFinalizer<T, K>(PhantomData<(T, K)>);

/// The garbage collector runs a destructor.
#[derive(Debug)]
pub enum ByC {}

/// A Haskell thread runs a destructor.
#[derive(Debug)]
pub enum ByHaskell {}

/// What a destructor may take beside the object.
#[diagnostic::on_unimplemented(
    message = "[HS0003] beside the object, a destructor takes `Hs<'_>`, not `{Self}`",
    label = "not a token",
    note = "write `fn free(object: OwnedByRust<T>)`, or with `finalizer = \"haskell\"`, `fn free(object: OwnedByRust<T>, hs: Hs<'_>)`",
    note = "`cargo hsffi explain HS0003` tells more"
)]
pub trait IsToken {
    /// The same for another extent.
    type At<'rt>;

    /// The token.
    fn at(token: Hs<'_>) -> Self::At<'_>;
}

impl IsToken for Hs<'_> {
    type At<'rt> = Hs<'rt>;

    fn at(token: Hs<'_>) -> Hs<'_> {
        token
    }
}

/// Who runs destructors that may call Haskell.
#[diagnostic::on_unimplemented(
    message = "[HS0038] a C finalizer may not call Haskell, and this destructor takes leave to",
    label = "there is no `Hs` in the midst of a garbage collection",
    note = "let a Haskell thread run it: `#[hsffi::destructor(finalizer = \"haskell\")]`; or do without the token",
    note = "`cargo hsffi explain HS0038` tells more"
)]
pub trait MayCallHaskell {}

impl MayCallHaskell for ByHaskell {}

impl<I, T: IsToken> Satisfies<FinalizerToken<T>> for I {
    type Satisfied = ();
}

impl<I, T, K: MayCallHaskell> Satisfies<CallingFinalizer<T, K>> for I {
    type Satisfied = ();
}

/// The requirement that the array `T` may be lent to Rust.
#[derive(Debug)]
pub struct LentArray<T>(PhantomData<T>);

/// An array that lies where it lies for as long as a call through the import `I`.
///
/// # Safety
/// Under `I`, the collector does not move the array, or what it points to, before the call returns.
#[diagnostic::on_unimplemented(
    message = "[HS0044] `{Self}` cannot be passed through a `safe` import: the collector moves such an array during the call",
    label = "may be moved meanwhile",
    note = "make the export `#[hsffi(unsafe, reason = \"…\")]`, during which there is no collection; or take bytes that stay: `&[u8]`, `PinnedByteArray<'_>`, `PinnedMutableByteArray<'_, _>`",
    note = "`cargo hsffi explain HS0044` tells more"
)]
pub unsafe trait LiesStillUnder<I> {}

// SAFETY: GHC does not collect during an `unsafe` call.
#[diagnostic::do_not_recommend]
unsafe impl<T> LiesStillUnder<Unsafe> for T {}

// SAFETY: GHC does not move what is pinned, and the generated Haskell passes nothing else for these.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> LiesStillUnder<Safe> for array::PinnedByteArray<'_, A> {}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> LiesStillUnder<Safe> for array::PinnedMutableByteArray<'_, A> {}

/// An array to which Rust does what its type says.
///
/// # Safety
/// GHC bears that Rust does so.
#[diagnostic::on_unimplemented(
    message = "[HS0045] `{Self}` cannot be passed: Rust must write to no array but a mutable one of bytes",
    label = "written to by Rust",
    note = "take it with `Read`, or take `MutableByteArray<'_, Write>`: Haskell counts on other bytes to stay as they are, and its collector on hearing of every write to an array of objects",
    note = "`cargo hsffi explain HS0045` tells more"
)]
pub unsafe trait BearsItsAccess {}

// SAFETY: the collector does not look into an array of bytes, and Haskell expects a mutable one to change.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> BearsItsAccess for array::MutableByteArray<'_, A> {}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> BearsItsAccess for array::PinnedMutableByteArray<'_, A> {}

macro_rules! bear_reads {
    ($($name:ident)*) => {$(
        // SAFETY: nothing is written.
        #[diagnostic::do_not_recommend]
        unsafe impl BearsItsAccess for array::$name<'_, Read> {}
    )*};
}

bear_reads! {
    ByteArray ShortByteString PinnedByteArray Array MutableArray SmallArray SmallMutableArray ArrayArray MutableArrayArray
}

impl<I, T: LiesStillUnder<I> + BearsItsAccess> Satisfies<LentArray<T>> for I {
    type Satisfied = ();
}

/// A parameter that is an array in its own name. That of an alias is not, nor is an `Option`, so no type is this.
///
/// # Safety
/// Haskell passes the array's payload as an argument of the call: an address in a slot would be that of yesterday.
#[diagnostic::on_unimplemented(
    message = "[HS0046] the array in `{Self}` is not passed as a parameter of its own",
    label = "an alias, an array without its lifetime, or one within another type",
    note = "write the array's own name and lifetime in the signature, such as `ByteArray<'_>`; for one that may be missing, take an empty one",
    note = "`cargo hsffi explain HS0046` tells more"
)]
pub unsafe trait PassedAlone {}

impl<I, P: ?Sized + PassedAlone, const FREE: bool> Satisfies<Alias<P, FREE, true>> for I {
    type Satisfied = ();
}

/// The requirement that a pure function may take a `T`.
#[derive(Debug)]
pub struct TakenPurely<T: ?Sized>(PhantomData<T>);

/// A type whose values are values: equal ones are equal at any time, and using them has no effects. The import `I` is of no
/// importance.
#[diagnostic::on_unimplemented(
    message = "[HS0047] a pure function cannot take `{Self}`, which is more than a value",
    label = "may change, or do something",
    note = "take numbers, `bool`, `char`, text, slices, `Vec`s, enums, `Option`s of these, or `&T` of an object that is `#[hsffi(immutable)]`; or remove `pure`, and Haskell gets an `IO` action",
    note = "`cargo hsffi explain HS0047` tells more"
)]
pub trait PureArgument<I> {}

impl<I, T: ?Sized + PureArgument<I>> Satisfies<TakenPurely<T>> for I {
    type Satisfied = ();
}

/// The requirement that a pure function may return a `T`.
#[derive(Debug)]
pub struct ReturnedPurely<T: ?Sized>(PhantomData<T>);

/// A type of results that are values, however often they are made.
#[diagnostic::on_unimplemented(
    message = "[HS0048] a pure function cannot return `{Self}`, which is more than a value",
    label = "not the same when it is made again",
    note = "return numbers, `bool`, `char`, `String`, `Vec`s, enums, an object that is `#[hsffi(immutable)]`, `Option`s, tuples or a `Result` of these; or remove `pure`, and Haskell gets an `IO` action",
    note = "`cargo hsffi explain HS0048` tells more"
)]
pub trait PureResult<I> {}

impl<I, T: ?Sized + PureResult<I>> Satisfies<ReturnedPurely<T>> for I {
    type Satisfied = ();
}

/// What `#[hsffi(immutable)]` implements: no call changes what another sees of the object.
pub trait Immutable {}

/// The requirement that an `interruptible` export be given the means to stop.
#[derive(Debug)]
pub struct StopsWaiting<const GIVEN: bool>;

/// An import whose waits need not stop. Asked of the one whose waits should.
#[diagnostic::on_unimplemented(
    message = "[HS0041] an `interruptible` export must take an `Interrupt<'_>`",
    label = "nothing here stops when it is interrupted",
    note = "take `interrupt: Interrupt<'_>`, which Haskell does not see, and wait by `interrupt.sleep`, `poll` and `retry`; or make the export `#[hsffi(safe)]`",
    note = "`cargo hsffi explain HS0041` tells more"
)]
pub trait NeverInterrupted {}

impl<I> Satisfies<StopsWaiting<true>> for I {
    type Satisfied = ();
}

impl<I: NeverInterrupted> Satisfies<StopsWaiting<false>> for I {
    type Satisfied = ();
}

/// The requirement that `T` may break waits.
#[derive(Debug)]
pub struct Interrupting<T>(PhantomData<T>);

/// What breaks waits under the import `I`.
#[diagnostic::on_unimplemented(
    message = "[HS0042] only an `interruptible` export takes an `Interrupt`",
    label = "nothing would interrupt this call",
    note = "make the export `#[hsffi(interruptible)]`; one that computes is `#[hsffi(cancellable)]`, and takes `Cancel<'_>`",
    note = "`cargo hsffi explain HS0042` tells more"
)]
pub trait InterruptedUnder<I> {}

#[diagnostic::do_not_recommend]
impl<T> InterruptedUnder<Interruptible> for T {}

impl<I, T: InterruptedUnder<I>> Satisfies<Interrupting<T>> for I {
    type Satisfied = ();
}

/// The requirement that a `cancellable` export be given the means to stop.
#[derive(Debug)]
pub struct StopsComputing<const GIVEN: bool>;

/// An import that need not stop. Asked of the one that should.
#[diagnostic::on_unimplemented(
    message = "[HS0043] a `cancellable` export must take a `Cancel<'_>`",
    label = "nothing here stops when it is cancelled",
    note = "take `cancel: Cancel<'_>`, which Haskell does not see, and ask `cancel.check()?` every now and then; or make the export `#[hsffi(safe)]`",
    note = "`cargo hsffi explain HS0043` tells more"
)]
pub trait NeverCancelled {}

impl<I> Satisfies<StopsComputing<true>> for I {
    type Satisfied = ();
}

impl<I: NeverCancelled> Satisfies<StopsComputing<false>> for I {
    type Satisfied = ();
}

/// The requirement that `T` may cancel a call.
#[derive(Debug)]
pub struct Cancelling<T>(PhantomData<T>);

/// What cancels calls under the import `I`.
#[diagnostic::on_unimplemented(
    message = "[HS0043] only a `cancellable` export takes a `Cancel`",
    label = "nothing would cancel this call",
    note = "make the export `#[hsffi(cancellable)]`; one that waits is `#[hsffi(interruptible)]`, and takes `Interrupt<'_>`",
    note = "`cargo hsffi explain HS0043` tells more"
)]
pub trait CancelledUnder<I> {}

#[diagnostic::do_not_recommend]
impl<T> CancelledUnder<Cancellable> for T {}

impl<I, T: CancelledUnder<I>> Satisfies<Cancelling<T>> for I {
    type Satisfied = ();
}
