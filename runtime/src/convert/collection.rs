//! Maps, sets and boxed vectors, as lists of their entries. Haskell sorts maps and sets by its own order.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, Hash};

use super::boxed_vector::BoxedVector;
use super::list::{self, SEQUENCE, from_lists, into_lists};
use super::owned::Lasting;
use crate::IntoHaskell;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::into_haskell::IntoPart;
use crate::private::abi::Lent;
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, ListForm, Type};
use crate::private::return_abi::InSlot;
use crate::process::stack;

/// # Safety
/// `slot` holds a list of `T`.
unsafe fn items<T: Lasting, C: FromIterator<T>>(
    slot: *const u8,
    call: &Call,
) -> Result<C, DecodeError> {
    if !stack::has_room() {
        return Err(DecodeError::Nested);
    }
    // SAFETY: the caller's.
    let Lent { ptr, len } = unsafe { slot.cast::<Lent>().read() };
    // SAFETY: the caller's, for so many items.
    let item = |position| unsafe { T::read(ptr.add(position * T::LAYOUT.size), call) };
    (0..len).map(item).collect()
}

macro_rules! collections {
    ($(
        [$($generics:tt)*] $collection:ty, $form:ident of $item:ty
        where [$($from:tt)*] [$($into:tt)*];
    )*) => {$(
        // SAFETY: a list of the entries.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> FromHaskell for $collection
        where
            $item: Lasting,
            $($from)*
        {
            type Word = *const u8;
            type At<'call, 'kept> = $collection where 'kept: 'call;
            const TYPE: Type = Type::List {
                form: ListForm::$form,
                item: &<$item as Lasting>::TYPE,
                size: <$item as Lasting>::LAYOUT.size,
            };
            const LAYOUT: Layout = SEQUENCE;
            const ABI: ArgAbi = ArgAbi::Slot;

            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<$collection, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { items::<$item, _>(word, call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call Call,
            ) -> Result<$collection, DecodeError> {
                // SAFETY: the caller's, for this layout.
                unsafe { items::<$item, _>(slot, call) }
            }
        }

        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> IntoHaskell for $collection
        where
            $item: IntoPart,
            $($into)*
        {
            type By = InSlot;
            const TYPE: Type = Type::List {
                form: ListForm::$form,
                item: &<$item as IntoPart>::TYPE,
                size: <$item as IntoPart>::LAYOUT.size,
            };
            const LAYOUT: Layout = SEQUENCE;
            const HOLDS: bool = true;
            const BORROWS: bool = <$item as IntoPart>::BORROWS;

            fn held(&self) -> usize {
                self.len() * size_of::<$item>()
            }

            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { list::write(self.into_iter().collect::<Vec<$item>>(), slot) }
            }

            unsafe fn drop_written(slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { list::drop_written::<$item>(slot) }
            }
        }

        from_lists! { [$($generics)*] $collection; }
        into_lists! { [$($generics)*] $collection; }
    )*};
}

collections! {
    [K, V] BTreeMap<K, V>, Map of (K, V) where [K: Ord] [];
    [T] BoxedVector<T>, Vector of T where [] [];
    [T] BTreeSet<T>, Set of T where [T: Ord] [];
    [K, V, S] HashMap<K, V, S>, Map of (K, V)
        where [K: Eq + Hash, S: BuildHasher + Default] [];
    [T, S] HashSet<T, S>, Set of T
        where [T: Eq + Hash, S: BuildHasher + Default] [];
}
