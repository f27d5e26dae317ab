//! The rules that rustc speaks: a trait for each, whose message is the rule.
//!
//! A type that keeps the rule implements the trait; some traits no type implements. Beside each trait stands the demand
//! that asks for it, which [`crossing`](crate::crossing) gives to types.

use std::marker::PhantomData;

use crate::Opaque;
use crate::closure::Signature;
use crate::import::{Permits, Safe};
use crate::object::{Alone, EnteredUnder, MadeUnder, Parent};

macro_rules! rules {
    ($($(#[$attr:meta])* $rule:ident asked by $demand:ident;)*) => {$(
        $(#[$attr])*
        #[allow(missing_docs, reason = "the message is the documentation")]
        pub trait $rule {}

        /// The demand that the rule be kept by `T`.
        #[derive(Debug)]
        pub struct $demand<T: ?Sized>(PhantomData<T>);

        impl<I, T: ?Sized + $rule> Permits<$demand<T>> for I {
            type Granted = ();
        }
    )*};
}

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0007] a raw pointer cannot cross: `{Self}` tells neither who frees it nor how long it lives",
        label = "a raw pointer",
        note = "lend an object as `&T`, memory as `&[T]`; give an object away as `OwnedByRust<T>`, memory as `Vec<T>`",
        note = "`cargo hsffi explain HS0007` tells more"
    )]
    KnowsItsOwner asked by Pointer;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a `Box` cannot cross: Haskell has no allocator that could free it",
        label = "a `Box`",
        note = "give an object away as `OwnedByRust<T>`, with `#[derive(hsffi::Opaque)]` on the type; take it as `&T`",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    FreedByHaskell asked by Boxed;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] the functions of `{Self}` cannot be exported: Haskell has no handle for it",
        label = "a type that Haskell does not know",
        note = "put `#[derive(hsffi::Opaque)]` on the type, or export functions that stand outside of an `impl` block",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    Known asked by Owner;

    #[diagnostic::on_unimplemented(
        message = "[HS0012] `{Self}` is borrowed, and Haskell would keep it after the call",
        label = "borrowed data cannot be returned",
        note = "return it owned: `String` for `&str`, `Vec<T>` for `&[T]`, `OwnedByRust<T>` for an object",
        note = "`cargo hsffi explain HS0012` tells more"
    )]
    OutlivesTheCall asked by Borrowed;

    #[diagnostic::on_unimplemented(
        message = "[HS0020] `{Self}` cannot be thrown in Haskell: it does not implement `Display`",
        label = "Haskell would have nothing to show",
        note = "implement `std::fmt::Display`, by hand or with a crate such as `thiserror`",
        note = "`cargo hsffi explain HS0020` tells more"
    )]
    Shown asked by Message;

    #[diagnostic::on_unimplemented(
        message = "[HS0022] `{Self}` cannot be taken back: Haskell's garbage collector owns it",
        label = "an object that Haskell goes on using",
        note = "take the object as `&T`; only a destructor takes `OwnedByRust<T>`",
        note = "`cargo hsffi explain HS0022` tells more"
    )]
    GivenUp asked by Object;

    #[diagnostic::on_unimplemented(
        message = "[HS0030] `{Self}` cannot be returned by value: Haskell holds it by handle",
        label = "an object without a place to live",
        note = "return `OwnedByRust<{Self}>`, made by `OwnedByRust::new`",
        note = "`cargo hsffi explain HS0030` tells more"
    )]
    OnAHeap asked by ObjectByValue;

    #[diagnostic::on_unimplemented(
        message = "[HS0031] `{Self}` has no fixed size, and a handle is one pointer",
        label = "not `Sized`",
        note = "keep what has no size in a `Box` within the type: `Box<str>` for `str`, `Box<[T]>` for `[T]`",
        note = "`cargo hsffi explain HS0031` tells more"
    )]
    HasSize asked by Handle;
}

#[diagnostic::do_not_recommend]
impl<T: Opaque> Known for T {}

#[diagnostic::do_not_recommend]
impl<T> HasSize for T {}

#[diagnostic::do_not_recommend]
impl<T: std::fmt::Display> Shown for T {}

/// The demand that a closure of the signature `F` may be called.
#[derive(Debug)]
pub struct Closure<F>(PhantomData<F>);

/// A signature of closures that may be called from Rust under the import `I`.
///
/// # Safety
/// Under `I`, Rust may call Haskell.
#[diagnostic::on_unimplemented(
    message = "[HS0004] a closure cannot be passed through an `unsafe` import",
    label = "this closure could be called",
    note = "calling Haskell from an `unsafe` import ends or hangs the program: make the export `#[hsffi(safe)]`",
    note = "`cargo hsffi explain HS0004` tells more"
)]
pub unsafe trait CalledUnder<I> {}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<F> CalledUnder<Safe> for F {}

impl<I, F: Signature + CalledUnder<I>> Permits<Closure<F>> for I {
    type Granted = ();
}

/// The demand that the token `T` may be given.
#[derive(Debug)]
pub struct Token<T>(PhantomData<T>);

/// A token that there is under the import `I`.
///
/// # Safety
/// Under `I`, Rust may call Haskell.
#[diagnostic::on_unimplemented(
    message = "[HS0005] an `unsafe` export has no leave to call Haskell",
    label = "there is no `Hs` in an `unsafe` export",
    note = "make the export `#[hsffi(safe)]`, or do without the token",
    note = "`cargo hsffi explain HS0005` tells more"
)]
pub unsafe trait GivenUnder<I> {}

// SAFETY: GHC lets a `safe` call re-enter Haskell.
#[diagnostic::do_not_recommend]
unsafe impl<T> GivenUnder<Safe> for T {}

impl<I, T: GivenUnder<I>> Permits<Token<T>> for I {
    type Granted = ();
}

/// The demand that Haskell may own a `T` on the heap `H`.
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
    /// How its values lie behind their handles.
    type Kept;
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

impl<I, T: ?Sized + Released, H> Permits<OwnedObject<T, H>> for I
where
    T::Heap: SameHeap<H>,
    T::Kept: MadeUnder<T, I>,
{
    type Granted = ();
}

/// The demand that `F` release a `T`.
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

impl<I, T: ?Sized, F: Releases<T>> Permits<ReleaseFunction<T, F>> for I {
    type Granted = ();
}

/// The demand that the object `T` may be used.
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
impl<I, T: ?Sized + Opaque> UsedUnder<I> for T where T::Keeping: EnteredUnder<I> {}

impl<I, T: ?Sized + UsedUnder<I>> Permits<Used<T>> for I {
    type Granted = ();
}

/// The demand that `T` may be used as `&mut T`.
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
impl<T: Opaque> Unshared for T where T::Keeping: Alone {}

impl<I, T: ?Sized + Unshared + UsedUnder<I>> Permits<MutableReference<T>> for I {
    type Granted = ();
}

/// The demand that a result may borrow from a parameter of type `P`.
#[derive(Debug)]
pub struct Lending<P: ?Sized>(PhantomData<P>);

/// A parameter that stays as long as what borrows from it.
#[diagnostic::on_unimplemented(
    message = "[HS0032] the result borrows from `{Self}`, which does not outlive the call",
    label = "not a parent",
    note = "only objects have children: take `&T`, with `#[hsffi(parent)]` or `#[hsffi(closeable)]` beside `#[derive(hsffi::Opaque)]` on `T`; or let the result own what it holds",
    note = "`cargo hsffi explain HS0032` tells more"
)]
pub trait Lends {}

#[diagnostic::do_not_recommend]
impl<P: Parent> Lends for P {}

impl<I, P: Lends> Permits<Lending<P>> for I {
    type Granted = ();
}

/// The demand that the reference in `P` be written in the signature, unless it is of no importance.
#[derive(Debug)]
pub struct Alias<P: ?Sized, const FREE: bool>(PhantomData<P>);

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

impl<I, P: ?Sized> Permits<Alias<P, true>> for I {
    type Granted = ();
}

impl<I, P: ?Sized + WrittenOut> Permits<Alias<P, false>> for I {
    type Granted = ();
}

/// The demand that any thread may release `T`, unless that is known.
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

impl<I, T: ?Sized + ReleasedByAnyThread> Permits<Sent<T, false>> for I {
    type Granted = ();
}

impl<I, T: ?Sized> Permits<Sent<T, true>> for I {
    type Granted = ();
}

/// The demand that threads may share `T`, unless that is known.
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

impl<I, T: ?Sized + SharedByThreads> Permits<Shared<T, false>> for I {
    type Granted = ();
}

impl<I, T: ?Sized> Permits<Shared<T, true>> for I {
    type Granted = ();
}
