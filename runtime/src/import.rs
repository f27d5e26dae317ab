//! The safety annotations of Haskell's imports as types, and what each allows.

use crate::rule;

/// `foreign import ccall safe`: may block, may call Haskell.
#[derive(Debug)]
pub enum Safe {}

/// `foreign import ccall unsafe`: a leaf. GHC neither collects nor switches threads until it returns.
#[derive(Debug)]
pub enum Unsafe {}

/// A demand that a parameter makes on the import.
pub trait Needs {}

/// No demand.
#[derive(Debug)]
pub enum Nothing {}

/// A [`Fun`](crate::Fun) calls back.
#[derive(Debug)]
pub enum ClosureCall {}

/// The token [`Hs`](crate::Hs) gives leave to call back.
#[derive(Debug)]
pub enum TokenUse {}

impl Needs for Nothing {}
impl Needs for ClosureCall {}
impl Needs for TokenUse {}

/// An import under which a demand can be met.
pub trait Permits<N: Needs> {}

impl<I> Permits<Nothing> for I {}
impl<I: rule::PermitsClosures> Permits<ClosureCall> for I {}
impl<I: rule::PermitsToken> Permits<TokenUse> for I {}

impl rule::PermitsClosures for Safe {}
impl rule::PermitsToken for Safe {}

/// Compiles when a parameter with the demand `N` may stand in an export that is imported as `I`.
pub const fn permit<I: Permits<N>, N: Needs>() {}
