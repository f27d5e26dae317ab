//! Under which imports objects are used, made and returned: rules by the storage of their type.

use super::Boxed;
use super::storage::{
    Bound, BoundExclusive, Childless, Exclusive, ExclusiveChildless, Plain, Shared,
};
use crate::private::import::{Cancellable, Interruptible, Pulled, Safe, Unsafe};

/// Storage that lets an object be used under the import `I`.
pub trait EnteredUnder<I> {}

#[diagnostic::do_not_recommend]
impl<K> EnteredUnder<Safe> for K {}
#[diagnostic::do_not_recommend]
impl<K> EnteredUnder<Interruptible> for K {}
#[diagnostic::do_not_recommend]
impl<K> EnteredUnder<Cancellable> for K {}
#[diagnostic::do_not_recommend]
impl EnteredUnder<Unsafe> for Plain {}
#[diagnostic::do_not_recommend]
impl EnteredUnder<Unsafe> for Shared {}
#[diagnostic::do_not_recommend]
impl EnteredUnder<Unsafe> for Childless {}
#[diagnostic::do_not_recommend]
impl EnteredUnder<Unsafe> for Bound {}
#[diagnostic::do_not_recommend]
impl EnteredUnder<Unsafe> for BoundExclusive {}
#[diagnostic::do_not_recommend]
impl<S: EnteredUnder<Unsafe>> EnteredUnder<Unsafe> for Boxed<S> {}

/// Storage that lets a `T` be made under the import `I`, and used where the result is used.
#[diagnostic::on_unimplemented(
    message = "[HS0050] `Items` cannot contain `{T}`, which is bound to one thread: any thread may read the items",
    label = "bound object in `Items`",
    note = "return one object a call, for example `Option<OwnedByRust<{T}>>`",
    note = "for details, run `cargo hsffi explain HS0050`"
)]
pub trait MadeUnder<T: ?Sized, I> {}

#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> MadeUnder<T, Safe> for K {}
#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> MadeUnder<T, Unsafe> for K {}
#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> MadeUnder<T, Interruptible> for K {}
#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> MadeUnder<T, Cancellable> for K {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized> MadeUnder<T, Pulled> for Plain {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized> MadeUnder<T, Pulled> for Shared {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized> MadeUnder<T, Pulled> for Childless {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized> MadeUnder<T, Pulled> for Exclusive {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized> MadeUnder<T, Pulled> for ExclusiveChildless {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized, S: MadeUnder<T, Pulled>> MadeUnder<T, Pulled> for Boxed<S> {}

/// Storage that lets a `T` be in the hands of the thread that makes a call through the import `I`.
#[diagnostic::on_unimplemented(
    message = "[HS0051] an `interruptible` or `cancellable` export cannot use `{T}`, which is bound to one thread: another thread runs the call",
    label = "bound to the calling thread",
    note = "write `#[hsffi::export(safe)]`, or `#[hsffi(safe)]` on a method; or use an object that is not bound",
    note = "for details, run `cargo hsffi explain HS0051`"
)]
pub trait StaysUnder<T: ?Sized, I> {}

#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> StaysUnder<T, Safe> for K {}
#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> StaysUnder<T, Unsafe> for K {}
// What is to be made by the thread that pulls is for `MadeUnder` to tell.
#[diagnostic::do_not_recommend]
impl<K, T: ?Sized> StaysUnder<T, Pulled> for K {}

macro_rules! anywhere {
    ($($storage:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized> StaysUnder<T, Interruptible> for $storage {}
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized> StaysUnder<T, Cancellable> for $storage {}
    )*};
}
anywhere!(Plain Shared Childless Exclusive ExclusiveChildless);

#[diagnostic::do_not_recommend]
impl<T: ?Sized, S: StaysUnder<T, Interruptible>> StaysUnder<T, Interruptible> for Boxed<S> {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized, S: StaysUnder<T, Cancellable>> StaysUnder<T, Cancellable> for Boxed<S> {}
