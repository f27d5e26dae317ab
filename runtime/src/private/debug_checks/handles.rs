//! How many handles of a type Haskell has. GHC sees a few words of each, and does not collect for the memory behind them. A type that
//! does not say how large its values are is named when very many of them are there.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::needs_drop;
use std::ptr::{self, NonNull};
use std::sync::OnceLock;

use super::report::tell;
use super::variable;
use crate::Opaque;
use crate::process::fork::Lock;

/// The environment variable with the number of handles that is told. 0 is no limit.
const VARIABLE: &str = "HSFFI_HANDLES_LIMIT";

const DEFAULT: usize = 100_000;

/// The handles of all types.
pub static HANDLE_COUNTS: Lock<HandleCounts> = Lock::new(HandleCounts {
    of_types: BTreeMap::new(),
    closed: BTreeSet::new(),
});

/// The limit, if there is one.
pub fn limit() -> Option<usize> {
    static LIMIT: OnceLock<Option<usize>> = OnceLock::new();
    *LIMIT.get_or_init(|| {
        let of = |limit| usize::try_from(limit).unwrap_or(usize::MAX);
        variable::limit(VARIABLE, DEFAULT, "handles", of)
    })
}

/// Types by the addresses of their definitions.
pub struct HandleCounts {
    of_types: BTreeMap<usize, HandleCount>,
    /// The handles of objects that have been closed, which have no memory any more.
    closed: BTreeSet<usize>,
}

struct HandleCount {
    handles: usize,
    /// So many are told.
    next: usize,
}

impl HandleCounts {
    /// One more: how many there are, when that is to be told. From then on, twice as many are.
    fn add(&mut self, of: usize, limit: usize) -> Option<usize> {
        let pile = self.of_types.entry(of).or_insert(HandleCount {
            handles: 0,
            next: limit,
        });
        pile.handles += 1;
        if pile.handles < pile.next {
            return None;
        }
        pile.next = pile.handles.saturating_mul(2);
        Some(pile.handles)
    }

    fn close(&mut self, of: usize, handle: usize) {
        if self.closed.insert(handle) {
            self.remove(of);
        }
    }

    fn release(&mut self, of: usize, handle: usize) {
        if !self.closed.remove(&handle) {
            self.remove(of);
        }
    }

    fn remove(&mut self, of: usize) {
        if let Some(pile) = self.of_types.get_mut(&of) {
            pile.handles = pile.handles.saturating_sub(1);
        }
    }
}

/// Whether the type does not say what its values have on the heap, and they may have something there.
const fn may_pile_up<T: ?Sized + Opaque>() -> bool {
    T::SIZE.is_none() && needs_drop::<T>()
}

fn key<T: ?Sized + Opaque>() -> usize {
    ptr::from_ref(T::DEFINITION).addr()
}

/// Haskell has another object.
pub fn given<T: ?Sized + Opaque>() {
    let (true, Some(limit)) = (may_pile_up::<T>(), limit()) else {
        return;
    };
    let many = HANDLE_COUNTS.lock().add(key::<T>(), limit);
    let Some(many) = many else { return };
    let id = T::DEFINITION.id;
    let or = if T::DEFINITION.close.0.is_null() {
        "make the type `closeable`, and close objects early"
    } else {
        "close the objects that are no longer used"
    };
    tell(&format!(
        "Haskell has {many} handles of `{id}`, and hsffi does not know the size of the objects. If each object owns more than a few \
         hundred bytes on the heap, write `#[hsffi(size = method)]` on the type, so that Haskell collects garbage in time, or {or}. \
         (The limit is {limit}. Set {VARIABLE} to change it, or to 0 to disable this check.)"
    ));
}

/// An object has been closed, perhaps again.
pub fn closed<T: ?Sized + Opaque>(handle: NonNull<u8>) {
    if may_pile_up::<T>() && limit().is_some() {
        HANDLE_COUNTS.lock().close(key::<T>(), handle.addr().get());
    }
}

/// Haskell has an object no more.
pub fn released<T: ?Sized + Opaque>(handle: NonNull<u8>) {
    if may_pile_up::<T>() && limit().is_some() {
        HANDLE_COUNTS
            .lock()
            .release(key::<T>(), handle.addr().get());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: usize = 1;
    const OTHER: usize = 2;

    fn piles() -> HandleCounts {
        HandleCounts {
            of_types: BTreeMap::new(),
            closed: BTreeSet::new(),
        }
    }

    fn told(piles: &mut HandleCounts, of: usize, count: usize) -> Vec<usize> {
        (0..count).filter_map(|_| piles.add(of, 100)).collect()
    }

    #[test]
    fn a_type_is_told_of_at_each_doubling() {
        let mut piles = piles();
        assert_eq!(told(&mut piles, TYPE, 99), []);
        assert_eq!(told(&mut piles, OTHER, 99), []);
        assert_eq!(told(&mut piles, TYPE, 400), [100, 200, 400]);
        assert_eq!(told(&mut piles, OTHER, 1), [100]);
    }

    #[test]
    fn what_is_released_does_not_count() {
        let mut piles = piles();
        for handle in 0..1000 {
            assert_eq!(piles.add(TYPE, 100), None);
            piles.release(TYPE, handle);
        }
        assert_eq!(told(&mut piles, TYPE, 100), [100]);
        (0..100).for_each(|handle| piles.release(TYPE, handle));
        assert_eq!(told(&mut piles, TYPE, 199), []);
        assert_eq!(told(&mut piles, TYPE, 1), [200]);
    }

    #[test]
    fn what_is_closed_is_taken_off_once() {
        let mut piles = piles();
        assert_eq!(told(&mut piles, TYPE, 50), []);
        for _ in 0..2 {
            (0..50).for_each(|handle| piles.close(TYPE, handle));
        }
        assert_eq!(told(&mut piles, TYPE, 50), []);
        (0..50).for_each(|handle| piles.release(TYPE, handle));
        assert_eq!(piles.closed.len(), 0);
        assert_eq!(told(&mut piles, TYPE, 50), [100]);
    }
}
