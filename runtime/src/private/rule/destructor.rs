//! Destructors: where they run, what they take, and the sizes of objects.

use std::marker::PhantomData;

use crate::Hs;
use crate::private::import::Satisfies;
use crate::private::rules::rules;

rules! {
    /// A field that no `Drop` waits with. What a derive asks this of is none, so no type is this.
    #[diagnostic::on_unimplemented(
        message = "[HS0059] `Drop` runs in a C finalizer, during a garbage collection, and may block on `{Self}`",
        label = "a `Drop` that blocks here hangs the program",
        note = "add `#[hsffi(finalizer = \"thread\")]` next to `#[derive(hsffi::Opaque)]`: then a Rust thread drops the objects",
        note = "for details, run `cargo hsffi explain HS0059`"
    )]
    Unawaited required by Finalized unless KNOWN;

    /// Who runs destructors that may call Haskell.
    #[diagnostic::on_unimplemented(
        message = "[HS0038] this destructor takes `Hs`, but a C finalizer may not call Haskell",
        label = "a C finalizer runs during a garbage collection",
        note = "write `#[hsffi::destructor(finalizer = \"haskell\")]`: then a Haskell thread runs the destructor; or remove the token",
        note = "for details, run `cargo hsffi explain HS0038`"
    )]
    MayCallHaskell required by CallingFinalizer<T, K>;
}

/// The requirement that a destructor may take a `T` beside the object.
#[derive(Debug)]
pub struct FinalizerToken<T>(PhantomData<T>);

/// The garbage collector runs a destructor.
#[derive(Debug)]
pub enum ByC {}

/// A Haskell thread runs a destructor.
#[derive(Debug)]
pub enum ByHaskell {}

/// What a destructor may take beside the object.
#[diagnostic::on_unimplemented(
    message = "[HS0003] the second parameter of a destructor is `Hs<'_>`, not `{Self}`",
    label = "unsupported parameter of a destructor",
    note = "write `fn free(object: OwnedByRust<T>)`; or `fn free(object: OwnedByRust<T>, hs: Hs<'_>)` with `#[hsffi::destructor(finalizer = \"haskell\")]`",
    note = "for details, run `cargo hsffi explain HS0003`"
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

impl MayCallHaskell for ByHaskell {}

impl<I, T: IsToken> Satisfies<FinalizerToken<T>> for I {
    type Satisfied = ();
}

/// What a `size` method returns: a number of bytes.
#[diagnostic::on_unimplemented(
    message = "[HS0060] the `size` method returns `{Self}`, not `usize`",
    label = "not a number of bytes",
    note = "write `fn size(&self) -> usize`, and return the number of bytes that the value owns on the heap",
    note = "for details, run `cargo hsffi explain HS0060`"
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
