//! Events: values that Rust's threads send at their own rate, and that Haskell reads from a bounded queue.
//!
//! It is passed as four words: the queue, and the functions that pull, release, and count what was dropped. The first three functions
//! are instances for the type of the events. `Hsffi.Internal.Events` is the other half: who finds the queue empty passes a waker,
//! and waits for its variable.

mod queue;

use std::sync::Arc;

use crate::convert::written::Row;
use crate::from_haskell::{Call, DecodeError};
use crate::into_haskell::Outcome;
use crate::items::Item;
use crate::private::call::{self, ArgumentError};
use crate::private::debug_checks::Subject;
use crate::private::import::Pulled;
use crate::private::metadata::Type;
use crate::private::return_abi::NoSlot;
use crate::waker::MVarWaker;
use crate::{IntoHaskell, Layout};
use queue::{Queue, Taken};

/// What becomes of an event for which the queue has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// [`send`](EventSender::send) waits for room. On a thread that Haskell has made a call on, or that polls a future for which Haskell
    /// waits, it does not wait but fails: the reader may be waiting for that call. Do not send from an `unsafe` export.
    Block,
    /// The oldest event in the queue is dropped, and counted.
    DropOldest,
    /// The event that is sent is dropped, and counted.
    DropNewest,
    /// [`send`](EventSender::send) fails.
    Fail,
}

/// Why an event was not sent, with the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError<T> {
    /// The queue is full.
    Full(T),
    /// Haskell has released the events: nobody will read them.
    Closed(T),
}

impl<T> std::fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SendError::Full(_) => "the queue of events is full",
            SendError::Closed(_) => "nobody reads the events any more",
        })
    }
}

impl<T: std::fmt::Debug> std::error::Error for SendError<T> {}

/// A queue for up to `capacity` events, at least one: a sender for Rust's threads, and the events, which an export returns.
///
/// Sending does not call Haskell, and costs a lock of the queue. Haskell's reader waits without a thread of the system's, and is woken by
/// the first event after it has found the queue empty: readers that are busy are not woken for each event.
///
/// ```
/// use hsffi::{Events, Overflow, export};
///
/// /// Counts up, a thousand times a second.
/// #[export]
/// pub fn ticks() -> Events<u64> {
///     let (sender, events) = hsffi::events(1024, Overflow::DropOldest);
///     std::thread::spawn(move || {
///         let mut count = 0;
///         // Ends when Haskell has released the events.
///         while sender.send(count).is_ok() {
///             count += 1;
///             std::thread::sleep(std::time::Duration::from_millis(1));
///         }
///     });
///     events
/// }
/// # hsffi::module!("Data.Ticks");
/// # fn main() {}
/// ```
///
/// gives `ticks :: IO (Events Word64)`, for `readEvent :: Events a -> IO (Maybe a)`, which returns `Nothing` when all senders are gone,
/// `readEvents`, which takes all that are there, `tryReadEvent` and `droppedEvents`. An event may be of any type of which an
/// [item](crate::Items) may be, and is `Send`. A `Result<T, E>` whose error is thrown is an event of the type `T`; whoever reads an
/// `Err` is thrown it, and the events behind it are next.
pub fn events<T: Send + 'static>(
    capacity: usize,
    overflow: Overflow,
) -> (EventSender<T>, Events<T>) {
    let queue = Arc::new(Queue::new(capacity, overflow));
    let sender = EventSender(Arc::clone(&queue));
    (sender, Events(queue))
}

/// Sends events to Haskell. A copy sends to the same queue. When all are dropped, `readEvent` returns `Nothing` after the events that
/// are left.
pub struct EventSender<T>(Arc<Queue<T>>);

impl<T> EventSender<T> {
    /// Sends an event.
    ///
    /// # Errors
    /// When there is no room, under [`Overflow::Fail`], and under [`Overflow::Block`] on a thread of Haskell's and in a future; and when
    /// Haskell has released the events, or this process is a copy of the one that made the queue.
    pub fn send(&self, event: T) -> Result<(), SendError<T>> {
        self.0.send(event)
    }

    /// How many events have been dropped.
    pub fn dropped(&self) -> u64 {
        self.0.dropped()
    }

    /// Whether Haskell has released the events.
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }
}

impl<T> Clone for EventSender<T> {
    fn clone(&self) -> Self {
        self.0.add_sender();
        EventSender(Arc::clone(&self.0))
    }
}

impl<T> Drop for EventSender<T> {
    fn drop(&mut self) {
        self.0.remove_sender();
    }
}

impl<T> std::fmt::Debug for EventSender<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EventSender<{}>", std::any::type_name::<T>())
    }
}

/// Events that Haskell reads. [`events`] makes it, and an export returns it.
pub struct Events<T>(Arc<Queue<T>>);

impl<T> Drop for Events<T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl<T> std::fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Events<{}>", std::any::type_name::<T>())
    }
}

/// What a pull answers beside the number of events plus one.
const ENDED: usize = 0;
const NOTHING: usize = 1;

/// Writes up to `count` events to the slot. If there is none and Haskell `waits`, it has written a waker to the slot.
///
/// # Safety
/// `queue` is what [`IntoHaskell::write`] has made of an `Events<T>`, which Haskell holds for the call. The slot is aligned, has room for
/// `count` events and for a waker, and is this call's alone.
unsafe extern "C" fn pull<T: Item + 'static>(
    queue: *const Queue<T>,
    count: usize,
    waits: usize,
    slot: *mut u8,
) -> <usize as Outcome>::Register {
    let pull = |_: &Call| {
        let waker = if waits == 0 {
            None
        } else {
            // SAFETY: the caller's.
            unsafe { MVarWaker::take(slot) }
        };
        // SAFETY: the caller's.
        let answer = match unsafe { &*queue }.take(count, waker, T::ends) {
            Taken::Elsewhere => return Err(ArgumentError::of("events", elsewhere())),
            Taken::Ended => ENDED,
            Taken::Nothing => NOTHING,
            Taken::Events(events) => {
                let answer = NOTHING + events.len();
                let mut row = Row::new(slot, T::LAYOUT.size, T::HOLDS.then_some(T::drop_written));
                for event in events {
                    // SAFETY: the caller's, for so many events.
                    unsafe { row.write(|at| event.write(at)) };
                }
                row.finish();
                answer
            }
        };
        // SAFETY: nothing is returned through a slot.
        Ok(unsafe { answer.finish(NoSlot::NONE) })
    };
    // SAFETY: Haskell's import is `safe`.
    unsafe { call::run::<Pulled, usize>(NoSlot::NONE, pull) }
}

/// Why a forked process reads no events.
fn elsewhere() -> DecodeError {
    DecodeError::Conversion(
        "they are those of the process that this one was forked from, whose threads send them"
            .into(),
    )
}

/// # Safety
/// As for [`pull`]; the queue is used no more.
unsafe extern "C" fn release<T: 'static>(queue: *const Queue<T>) {
    static EVENTS: Subject = Subject::new("Events");
    // SAFETY: the caller's.
    unsafe { call::run_finalizer(&EVENTS, |()| drop(Events(Arc::from_raw(queue)))) }
}

/// # Safety
/// As for [`pull`].
unsafe extern "C" fn dropped<T: 'static>(queue: *const Queue<T>) -> u64 {
    // SAFETY: the caller's.
    unsafe { &*queue }.dropped()
}

/// What crosses.
#[repr(C)]
struct Handle<T: 'static> {
    queue: *const Queue<T>,
    pull: unsafe extern "C" fn(
        *const Queue<T>,
        usize,
        usize,
        *mut u8,
    ) -> <usize as Outcome>::Register,
    release: unsafe extern "C" fn(*const Queue<T>),
    dropped: unsafe extern "C" fn(*const Queue<T>) -> u64,
}

// SAFETY: writes the words that the generated Haskell reads.
#[diagnostic::do_not_recommend]
unsafe impl<T: Item + Send + 'static> IntoHaskell for Events<T> {
    type By = crate::private::return_abi::InSlot;
    const TYPE: Type = Type::Events {
        event: &T::TYPE,
        size: T::LAYOUT.size,
    };
    const LAYOUT: Layout = Layout::of::<Handle<T>>();
    const HOLDS: bool = true;

    unsafe fn write(self, slot: *mut u8) {
        let events = std::mem::ManuallyDrop::new(self);
        let handle = Handle {
            // SAFETY: `events` is not dropped, so that this moves its queue.
            queue: Arc::into_raw(unsafe { std::ptr::read(&raw const events.0) }),
            pull: pull::<T>,
            release: release::<T>,
            dropped: dropped::<T>,
        };
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<Handle<T>>().write(handle) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's: `write` has written the queue, which is used no more.
        unsafe {
            let Handle { queue, release, .. } = slot.cast::<Handle<T>>().read();
            release(queue);
        }
    }
}
