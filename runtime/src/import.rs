//! The safety annotations of Haskell's imports as types, and what may be demanded of each.

/// `foreign import ccall safe`: may block, may call Haskell.
#[derive(Debug)]
pub enum Safe {}

/// `foreign import ccall unsafe`: a leaf. GHC neither collects nor switches threads until it returns.
#[derive(Debug)]
pub enum Unsafe {}

/// An import under which a demand can be met.
///
/// Every import implements this for every demand, on the condition that the rule which the demand names is kept. rustc
/// thus reports the rule, with its message, and has no list of implementations to show.
pub trait Permits<Demand: ?Sized> {
    /// What the macros' questions mention.
    type Granted;
}

/// No demand.
#[derive(Debug)]
pub enum Nothing {}

impl<I> Permits<Nothing> for I {
    type Granted = ();
}

/// A type where the macros' code names it: `T`, once a constant that proves the demands has compiled.
///
/// When the constant has not compiled, rustc takes all that depends on it for a consequence and says nothing of it, so
/// that a fault is reported once.
pub trait Checked<const PERMITTED: bool> {
    /// `T`.
    type Type: ?Sized;
}

impl<T: ?Sized> Checked<true> for T {
    type Type = T;
}
