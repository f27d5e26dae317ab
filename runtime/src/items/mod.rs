//! Sequences that Haskell reads on demand: an iterator behind a handle, and a function that pulls items in chunks.
//!
//! It is passed as four words: the handle, the function that [`pull`]s, the one that releases, and for a stream the one that starts to
//! wait. The functions are instances for the type of the items, so there is no link name of theirs.

mod item;
mod stream;

use std::ptr::NonNull;
use std::sync::Arc;

use crate::convert::written::Row;
use crate::from_haskell::{Call, DecodeError};
use crate::into_haskell::Outcome;
use crate::lock::AccessError;
use crate::object::ObjectCell;
use crate::private::call::{self, ArgumentError};
use crate::private::debug_checks::{Origin, Subject};
use crate::private::import::Pulled;
use crate::private::metadata::Type;
use crate::private::return_abi::NoSlot;
use crate::process::clock;
use crate::process::unwind::{Payload, caught};
use crate::{IntoHaskell, Layout};
pub use item::Item;
use stream::{Stream, Wait};

/// A sequence that Haskell reads once, item by item, as a fold or as a lazy list.
///
/// Rust makes the items in chunks, when Haskell reads the first of each chunk, so an iterator may be endless. A chunk ends
/// after a thousand items, a quarter of a MiB or a few milliseconds, whichever comes first: a slow iterator's items arrive one by
/// one. Every type that an export may return can be an item. A `Result<T, E>`,
/// whose `E` derives [`Error`](derive@crate::Error) or is a [`Message`](crate::Message), is an item of the type `T`: the first `Err`
/// is thrown when the items before it have been read, and ends the sequence. Items that borrow from an object are that object's child:
///
/// ```
/// use hsffi::Items;
///
/// #[derive(hsffi::Opaque)]
/// #[hsffi(parent)]
/// pub struct Text(String);
/// # hsffi::module!("Text");
///
/// #[hsffi::export]
/// impl Text {
///     /// The words, in order.
///     pub fn words(&self) -> Items<'_, String> {
///         Items::new(self.0.split(' ').map(str::to_owned))
///     }
/// }
/// # fn main() {}
/// ```
pub struct Items<'a, T> {
    source: Source<'a, T>,
    /// What has been made and not been handed over.
    chunk: Vec<T>,
    /// What the source said last.
    end: End,
    /// The export that returned it, by whose import it is pulled.
    origin: Origin,
    /// How many items are made before the clock is read.
    batch: usize,
}

/// A chunk that takes so many bytes beside its slot ends.
const BYTES: usize = 256 * 1024;

/// A chunk that has taken so many nanoseconds ends.
const TIME: u64 = 2_000_000;

/// The largest batch of items that take no memory beside their slot. Reading the clock takes as long as making some
/// twenty numbers of a range.
const BATCH: usize = 64;

enum End {
    /// There is more.
    Open,
    /// There is no more.
    Reached,
    /// It panicked. The items before are handed over first.
    Panicked(Payload),
}

/// An iterator that whatever thread may run which reads the items: `Send`, without rustc's notes on auto traits.
#[diagnostic::on_unimplemented(
    message = "[HS0055] `{Self}` is not `Send`, but any thread may read the items",
    label = "not `Send`",
    note = "use `Arc` for `Rc`, and a `Mutex` or an atomic for `Cell`; or collect the items first: `Items::new(iterator.collect::<Vec<_>>())`",
    note = "for details, run `cargo hsffi explain HS0055`"
)]
pub trait RunByAnyThread: Send {}

#[diagnostic::do_not_recommend]
impl<T: Send> RunByAnyThread for T {}

/// What makes the items.
enum Source<'a, T> {
    Iterator(Box<dyn Extend<T> + Send + 'a>),
    Stream(Arc<Stream<T>>, Wait),
}

/// An iterator that makes several items at a time.
trait Extend<T> {
    fn extend(&mut self, chunk: &mut Vec<T>, count: usize);
}

impl<I: Iterator> Extend<I::Item> for I {
    fn extend(&mut self, chunk: &mut Vec<I::Item>, count: usize) {
        if count == 1 {
            chunk.extend(self.next());
        } else {
            chunk.extend(self.by_ref().take(count));
        }
    }
}

impl<'a, T> Items<'a, T> {
    /// The items of an iterator. The thread that reads them runs it, whichever that is.
    pub fn new<I>(items: I) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: RunByAnyThread + 'a,
    {
        Items::of(Source::Iterator(Box::new(items.into_iter())))
    }

    fn of_stream(stream: Arc<Stream<T>>, wait: Wait) -> Self {
        Items::of(Source::Stream(stream, wait))
    }

    fn of(source: Source<'a, T>) -> Self {
        Items {
            source,
            chunk: Vec::new(),
            end: End::Open,
            origin: Origin::current(),
            batch: 1,
        }
    }

    /// Makes up to `count` items, one at least if there is one.
    fn make(&mut self, count: usize) -> &mut Vec<T>
    where
        T: Item,
    {
        if let Source::Stream(stream, _) = &self.source {
            stream.take(count, &mut self.chunk);
            return &mut self.chunk;
        }
        match std::mem::replace(&mut self.end, End::Reached) {
            End::Reached => {}
            End::Panicked(payload) => payload.resume(),
            End::Open => {
                let made = caught(|| self.fill(count));
                match made {
                    Ok(false) => {}
                    Ok(true) => self.end = End::Open,
                    Err(payload) if self.chunk.is_empty() => payload.resume(),
                    Err(payload) => self.end = End::Panicked(payload),
                }
            }
        }
        &mut self.chunk
    }

    /// Makes up to `count` items, and answers whether there may be more.
    ///
    /// An item that holds memory costs more than reading the clock, so the clock is read after each: it is handed over before
    /// a slow one is made. Numbers and the like are made in batches, which are small again after one that took long.
    fn fill(&mut self, count: usize) -> bool
    where
        T: Item,
    {
        let Source::Iterator(source) = &mut self.source else {
            return false;
        };
        let begun = clock::now();
        let (mut last, mut held) = (begun, 0_usize);
        while self.chunk.len() < count {
            let before = self.chunk.len();
            let batch = self.batch.min(count - before);
            source.extend(&mut self.chunk, batch);
            let made = self.chunk.get(before..).unwrap_or_default();
            if made.len() < batch {
                return false;
            }
            if T::HOLDS {
                held = made.iter().map(T::held).fold(held, usize::saturating_add);
            }
            let now = clock::now();
            self.batch = match now - last {
                0 if !T::HOLDS => BATCH.min(self.batch * 2),
                _ => 1,
            };
            last = now;
            if made.last().is_some_and(T::ends) {
                return false;
            }
            if held >= BYTES || now - begun >= TIME {
                break;
            }
        }
        true
    }
}

impl<T> std::fmt::Debug for Items<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Items<{}>", std::any::type_name::<T>())
    }
}

/// The items, unless all have been read.
///
/// # Safety
/// As for [`pull`].
unsafe fn unread<T: 'static>(
    handle: NonNull<u8>,
    call: &Call,
) -> Result<Option<NonNull<Items<'static, T>>>, ArgumentError> {
    // SAFETY: the caller's.
    let items = unsafe { ObjectCell::<Items<'static, T>>::change(handle, call) };
    match items {
        Ok(items) => Ok(Some(items)),
        Err(barred) => {
            // SAFETY: as above.
            let has_ended = unsafe { ObjectCell::<Items<'static, T>>::has_ended(handle) };
            if barred == AccessError::Closed && has_ended {
                return Ok(None);
            }
            let why = DecodeError::Access("sequence", barred);
            Err(ArgumentError::of("items", why))
        }
    }
}

/// Writes up to `count` items to a slot, and answers how many.
///
/// # Safety
/// `handle` is that of an `Items<T>`, which Haskell holds for the call, and the slot has room for `count` items.
unsafe extern "C" fn pull<T: Item + 'static>(
    handle: NonNull<u8>,
    count: usize,
    slot: *mut u8,
) -> <usize as Outcome>::Register {
    let pull = |call: &Call| {
        // SAFETY: the caller's.
        let Some(mut items) = (unsafe { unread::<T>(handle, call)? }) else {
            // SAFETY: nothing is returned through a slot.
            return Ok(unsafe { 0.finish(NoSlot::NONE) });
        };
        // SAFETY: as above; nobody else has the items until the call is over.
        let items = unsafe { items.as_mut() };
        let origin = items.origin;
        let chunk = origin.watch(|| items.make(count));
        // What ends the items is handed over alone: if its `Display` panics, nothing else has been written.
        let ends = chunk.len() > 1 && chunk.last().is_some_and(T::ends);
        let made = chunk.len() - usize::from(ends);
        let write = || {
            let mut row = Row::new(slot, T::LAYOUT.size, T::HOLDS.then_some(T::drop_written));
            for item in chunk.drain(..made) {
                // SAFETY: the caller's, for so many items.
                unsafe { row.write(|at| item.write(at)) };
            }
            row.finish();
        };
        // SAFETY: the caller's. What an item borrows, the items borrow from their own parent.
        unsafe { ObjectCell::<Items<'static, T>>::beside(handle, write) };
        if made == 0 {
            // What the iterator borrows is free before the collector comes.
            // SAFETY: as above; the items are not referred to from here on.
            unsafe { ObjectCell::<Items<'static, T>>::end(handle) };
        }
        // SAFETY: nothing is returned through a slot.
        Ok(unsafe { made.finish(NoSlot::NONE) })
    };
    // SAFETY: as above.
    unsafe { call::run::<Pulled, usize>(NoSlot::NONE, pull) }
}

/// # Safety
/// `handle` is that of an `Items<T>`, and is used no more.
unsafe extern "C" fn release<T: 'static>(handle: NonNull<u8>) {
    static ITEMS: Subject = Subject::new("Items");
    // SAFETY: the caller's.
    unsafe {
        call::run_finalizer(&ITEMS, |()| {
            ObjectCell::<Items<'static, T>>::release(handle);
        });
    }
}

/// What crosses.
#[repr(C)]
struct Handle {
    items: NonNull<u8>,
    pull: unsafe extern "C" fn(NonNull<u8>, usize, *mut u8) -> <usize as Outcome>::Register,
    release: unsafe extern "C" fn(NonNull<u8>),
    /// Nothing where a pull makes the items.
    wait: Option<Wait>,
}

// SAFETY: writes the words that the generated Haskell reads.
#[diagnostic::do_not_recommend]
unsafe impl<T: Item + 'static> IntoHaskell for Items<'static, T> {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = Type::Items {
        item: &T::TYPE,
        size: T::LAYOUT.size,
    };
    const LAYOUT: Layout = Layout::of::<Handle>();
    const HOLDS: bool = true;
    const BORROWS: bool = true;

    unsafe fn write(mut self, slot: *mut u8) {
        self.origin = Origin::current();
        let wait = match self.source {
            Source::Iterator(_) => None,
            Source::Stream(_, wait) => Some(wait),
        };
        let handle = Handle {
            wait,
            items: ObjectCell::keep(self, 0),
            pull: pull::<T>,
            release: release::<T>,
        };
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<Handle>().write(handle) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's: `write` has made the items, which are used no more.
        unsafe {
            let Handle { items, release, .. } = slot.cast::<Handle>().read();
            release(items);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::process::unwind::tests::{Bomb, Explosive};

    /// In one chunk or two: one that has taken long, on a busy machine, ends before it is full.
    fn first_two(items: &mut Items<'_, i32>) -> Vec<i32> {
        let mut made = Vec::new();
        while made.len() < 2 {
            made.append(items.make(10));
        }
        made
    }

    #[test]
    fn items_are_made_in_chunks_until_there_are_none() {
        let mut items = Items::new(0..5);
        let mut made = Vec::new();
        while made.len() < 5 {
            let chunk = items.make(3);
            assert!((1..=3).contains(&chunk.len()), "{}", chunk.len());
            made.append(chunk);
        }
        assert_eq!(made, [0, 1, 2, 3, 4]);
        assert_eq!(items.make(3).len(), 0);
    }

    #[test]
    fn a_chunk_ends_when_it_holds_much() {
        let mut items = Items::new((0..5).map(|_| vec![0_u8; BYTES / 2]));
        // One that has taken long, on a busy machine, ends before.
        let chunks =
            std::iter::from_fn(|| Some(items.make(100).drain(..).len()).filter(|len| *len > 0));
        let chunks: Vec<_> = chunks.collect();
        assert!(chunks.iter().all(|len| *len <= 2), "{chunks:?}");
        assert_eq!(chunks.iter().sum::<usize>(), 5);
        let mut texts = Items::new((0..2).map(|_| (0, Some("x".repeat(BYTES)))));
        assert_eq!(texts.make(100).drain(..).len(), 1);
    }

    #[test]
    fn a_chunk_ends_when_it_has_taken_long() {
        // Longer than between two ticks of the clock.
        let pause = || std::thread::sleep(std::time::Duration::from_millis(20));
        let mut numbers = Items::new((0..3).inspect(|_| pause()));
        for _ in 0..3 {
            assert_eq!(numbers.make(100).drain(..).len(), 1);
        }
        // However fast the items before were.
        let texts = (0..2003).inspect(|n| {
            if *n >= 2000 {
                pause();
            }
        });
        let mut texts = Items::new(texts.map(|n| n.to_string()));
        let mut ends = vec![0];
        while ends.len() < 2 || ends[ends.len() - 2] < ends[ends.len() - 1] {
            let made = texts.make(1024).drain(..).len();
            ends.push(ends[ends.len() - 1] + made);
        }
        assert!(
            [2001, 2002, 2003].iter().all(|end| ends.contains(end)),
            "{ends:?}"
        );
    }

    #[test]
    fn what_comes_before_a_panic_is_handed_over_first() {
        let mut items = Items::new((0..3).inspect(|n| assert_ne!(*n, 2, "two")));
        assert_eq!(first_two(&mut items), [0, 1]);
        let next = catch_unwind(AssertUnwindSafe(|| items.make(10).len()));
        let payload = next.unwrap_err();
        assert!(payload.downcast_ref::<String>().unwrap().contains("two"));
        assert_eq!(items.make(10).len(), 0);
    }

    #[test]
    fn items_survive_payloads_that_panic() {
        let dropped = AtomicUsize::new(0);
        let explosive = Explosive(&dropped);
        let mut items = Items::new((0..3).inspect(move |n| {
            let _captured = &explosive;
            if *n == 2 {
                std::panic::panic_any(Bomb);
            }
        }));
        assert_eq!(first_two(&mut items), [0, 1]);
        // The source's `Drop` panics, and the payload that nobody has read is dropped while that unwinds.
        assert!(caught(|| drop(items)).is_err());
        assert_eq!(dropped.load(Ordering::SeqCst), 1);
    }
}
