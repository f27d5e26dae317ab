//! Results that borrow from objects.

use std::marker::PhantomData;

use crate::Opaque;
use crate::object::{self};
use crate::private::counterparts;
use crate::private::import::{NoRequirement, Satisfies};

/// The requirement that a result may borrow from a parameter of type `P`.
#[derive(Debug)]
pub struct Lending<P: ?Sized>(PhantomData<P>);

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
