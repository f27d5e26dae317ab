//! Destructors: where they run, what they take, and the sizes of objects.

use std::marker::PhantomData;

use crate::Hs;
use crate::private::import::Satisfies;
use crate::private::rules::rules;

rules! {
    /// A field that no `Drop` waits with. What a derive asks this of is none, so no type is this.
    #[diagnostic::on_unimplemented(
        message = "[HS0059] a C finalizer calls `Drop` in the middle of a garbage collection, and `{Self}` is what a `Drop` waits with",
        label = "a `Drop` that waits with this may wait for a thread that the collection has stopped",
        note = "let a thread of Rust's drop the objects: `#[hsffi(finalizer = \"thread\")]` beside `#[derive(hsffi::Opaque)]`",
        note = "`cargo hsffi explain HS0059` tells more"
    )]
    Unawaited required by Finalized unless KNOWN;

    /// Who runs destructors that may call Haskell.
    #[diagnostic::on_unimplemented(
        message = "[HS0038] a C finalizer may not call Haskell, and this destructor takes leave to",
        label = "there is no `Hs` in the midst of a garbage collection",
        note = "let a Haskell thread run it: `#[hsffi::destructor(finalizer = \"haskell\")]`; or do without the token",
        note = "`cargo hsffi explain HS0038` tells more"
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

impl MayCallHaskell for ByHaskell {}

impl<I, T: IsToken> Satisfies<FinalizerToken<T>> for I {
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
