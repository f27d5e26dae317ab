//! Results that borrow from objects.

use std::marker::PhantomData;

use crate::Opaque;
use crate::object::{self};
use crate::private::counterparts;
use crate::private::import::{NoRequirement, Satisfies};
use crate::private::rules::rules;

/// The requirement that a result may borrow from a parameter of type `P`, unless it is copied before the call returns.
#[derive(Debug)]
pub struct Lending<P: ?Sized, const COPIED: bool>(PhantomData<P>);

/// A parameter that stays as long as what borrows from it: a reference to an object that has children.
#[diagnostic::on_unimplemented(
    message = "[HS0032] the result cannot borrow from `{Self}`, which is valid only during the call",
    label = "not a reference to a parent object",
    note = "return owned data: `String` for text, `Vec<T>` for a slice; or borrow from an object `&T` whose type has `#[hsffi(parent)]`",
    note = "for details, run `cargo hsffi explain HS0032`"
)]
pub trait Lends {
    /// What it asks of how the object is kept.
    type Requirement: ?Sized;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque<Storage: HasChildren<T>>> Lends for &T {
    type Requirement = <T::Storage as HasChildren<T>>::Requirement;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque<Storage: HasExclusiveChildren<T>>> Lends for &mut T {
    type Requirement = <T::Storage as HasExclusiveChildren<T>>::Requirement;
}

/// What borrowed from an object is taken over, and its result goes on to borrow from that.
#[diagnostic::do_not_recommend]
impl<T: ?Sized + Opaque> Lends for crate::OwnedByRust<T> {
    type Requirement = NoRequirement;
}

/// How objects are kept that may have children, or why they have none.
pub trait HasChildren<T: ?Sized> {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

/// The same for children that may change the object.
pub trait HasExclusiveChildren<T: ?Sized> {
    /// What it asks of the import.
    type Requirement: ?Sized;
}

macro_rules! children {
    ($trait:ident: $($keeping:ident => $requirement:ty;)*) => {$(
        impl<T: ?Sized> $trait<T> for object::$keeping {
            type Requirement = $requirement;
        }
    )*};
}

children! {
    HasChildren:
    Shared => NoRequirement;
    Plain => counterparts::PlainParent<T>;
    Exclusive => ExclusiveParent<T>;
    ExclusiveChildless => counterparts::FinalizedParent<T>;
    Bound => counterparts::BoundParent<T>;
    BoundExclusive => counterparts::BoundParent<T>;
    Childless => counterparts::FinalizedParent<T>;
}

children! {
    HasExclusiveChildren:
    Exclusive => NoRequirement;
    ExclusiveChildless => counterparts::FinalizedParent<T>;
    BoundExclusive => counterparts::BoundParent<T>;
}

impl<T: ?Sized, S: HasChildren<T>> HasChildren<T> for object::Boxed<S> {
    type Requirement = S::Requirement;
}

impl<T: ?Sized, S: HasExclusiveChildren<T>> HasExclusiveChildren<T> for object::Boxed<S> {
    type Requirement = S::Requirement;
}

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result cannot borrow from `&{Self}`, because `{Self}` is not `Sync`: the result and another call could read the object on two threads",
        label = "exclusive object that is not `Sync`",
        note = "borrow from `&mut {Self}`, which refuses calls on the object until the result is closed; or make the type `Sync`, for example by a `Mutex` in place of a `Cell` or `RefCell`",
        note = "for details, run `cargo hsffi explain HS0032`"
    )]
    ReadByChildren required by ExclusiveParent;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Sync> ReadByChildren for T {}

impl<I, P: ?Sized> Satisfies<Lending<P, true>> for I {
    type Satisfied = ();
}

impl<I, P: Lends> Satisfies<Lending<P, false>> for I
where
    I: Satisfies<P::Requirement>,
{
    type Satisfied = ();
}
