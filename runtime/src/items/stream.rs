//! Streams whose items Haskell waits for without a thread of the system's.
//!
//! A pull is two calls: one starts a future, which polls the stream until there are items, and another takes them. The items are kept
//! here in between, so none is lost when Haskell stops waiting.

use std::ptr::NonNull;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use super::item::Item;
use super::{BYTES, Items, RunByAnyThread, Source, TIME, unread};
use crate::Async;
use crate::from_haskell::Call;
use crate::into_haskell::Outcome;
use crate::private::call;
use crate::private::failure::Failure;
use crate::private::import::Pulled;
use crate::private::status::Status;
use crate::process::clock;
use crate::process::unwind::{Payload, caught, drop_each};

/// The function that starts the wait for items, of which there are so many at most.
pub(super) type Wait =
    unsafe extern "C" fn(NonNull<u8>, usize, *mut u8) -> <Async<()> as Outcome>::Register;

type PollNext<T> = Box<dyn FnMut(&mut Context<'_>) -> Poll<Option<T>> + Send>;

/// A stream, and what it has made and Haskell has not taken.
pub(super) struct Stream<T>(Mutex<State<T>>);

struct State<T> {
    stage: Stage<T>,
    made: Vec<T>,
}

enum Stage<T> {
    /// Nobody polls it.
    Suspended(PollNext<T>),
    /// A thread of the executor's has it.
    Polled,
    /// There is no more, and the stream has been dropped.
    Over,
    /// The same, since it panicked. The items before are taken first.
    Panicked(Payload),
}

/// The items by themselves, also when the stream's own destructor panics.
impl<T> Drop for Stream<T> {
    fn drop(&mut self) {
        let state = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let stream = std::mem::replace(&mut state.stage, Stage::Over);
        drop(caught(|| drop(stream)));
        drop_each(std::mem::take(&mut state.made));
    }
}

impl<T: Item + RunByAnyThread + 'static> Items<'static, T> {
    /// The items of a stream, which threads of the [`Executor`](crate::Executor) poll. Haskell waits for them without a thread of the
    /// system's, as for an [`Async`].
    ///
    /// The stream is polled only while Haskell waits for an item, for that one and for those behind it that are there already, as many as
    /// a chunk has. An asynchronous exception, such as that of `timeout`, ends the wait, and loses no item.
    ///
    /// ```
    /// use hsffi::Items;
    /// # mod tokio_stream {
    /// #     pub struct Numbers(pub u32);
    /// #     impl futures_core::Stream for Numbers {
    /// #         type Item = u32;
    /// #         fn poll_next(
    /// #             self: std::pin::Pin<&mut Self>,
    /// #             _: &mut std::task::Context<'_>,
    /// #         ) -> std::task::Poll<Option<u32>> {
    /// #             std::task::Poll::Ready(None)
    /// #         }
    /// #     }
    /// #     pub fn iter(numbers: std::ops::Range<u32>) -> Numbers { Numbers(numbers.end) }
    /// # }
    /// # hsffi::module!("Numbers");
    ///
    /// #[hsffi::export]
    /// pub fn numbers(end: u32) -> Items<'static, u32> {
    ///     Items::from_stream(tokio_stream::iter(0..end))
    /// }
    /// # fn main() {}
    /// ```
    #[cfg(feature = "stream")]
    pub fn from_stream<S>(stream: S) -> Self
    where
        S: futures_core::Stream<Item = T> + RunByAnyThread + 'static,
    {
        let mut stream = Box::pin(stream);
        Self::from_poll_fn(move |context| stream.as_mut().poll_next(context))
    }

    /// The items of a function that is a stream's `poll_next`, for streams without the crate `futures-core`. The feature `stream` has
    /// `Items::from_stream`.
    ///
    /// The function returns `Pending` when there is no item yet, and wakes the waker of the context when there may be one. It is not called
    /// again after it has returned `None`.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    /// use std::task::{Poll, Waker};
    /// use hsffi::Items;
    /// # hsffi::module!("Mailbox");
    ///
    /// #[derive(Default)]
    /// struct Mailbox {
    ///     messages: Vec<String>,
    ///     reader: Option<Waker>,
    /// }
    ///
    /// fn messages(mailbox: Arc<Mutex<Mailbox>>) -> Items<'static, String> {
    ///     Items::from_poll_fn(move |context| {
    ///         let mut mailbox = mailbox.lock().unwrap();
    ///         if let Some(message) = mailbox.messages.pop() {
    ///             return Poll::Ready(Some(message));
    ///         }
    ///         mailbox.reader = Some(context.waker().clone());
    ///         Poll::Pending
    ///     })
    /// }
    /// # fn main() {}
    /// ```
    pub fn from_poll_fn<F>(poll_next: F) -> Self
    where
        F: FnMut(&mut Context<'_>) -> Poll<Option<T>> + RunByAnyThread + 'static,
    {
        let state = State {
            stage: Stage::Suspended(Box::new(poll_next)),
            made: Vec::new(),
        };
        Items::of_stream(Arc::new(Stream(Mutex::new(state))), wait::<T>)
    }
}

impl<T> Stream<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        // No code of the user's runs while the lock is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves up to `count` items behind those of the chunk. There are some, unless the chunk has one or the stream is over.
    pub(super) fn take(&self, count: usize, chunk: &mut Vec<T>) {
        let mut state = self.state();
        let count = count.min(state.made.len());
        chunk.extend(state.made.drain(..count));
        if !chunk.is_empty() {
            return;
        }
        match std::mem::replace(&mut state.stage, Stage::Over) {
            Stage::Over => {}
            Stage::Panicked(payload) => {
                drop(state);
                payload.resume()
            }
            other => {
                state.stage = other;
                drop(state);
                panic!("items of a stream are taken before they are there");
            }
        }
    }

    /// Polls until there is an item or no more, then makes up to `count` items that are there already.
    pub(super) fn poll(&self, context: &mut Context<'_>, count: usize) -> Poll<()>
    where
        T: Item,
    {
        let mut state = self.state();
        if !state.made.is_empty() {
            return Poll::Ready(());
        }
        let mut next = match std::mem::replace(&mut state.stage, Stage::Polled) {
            Stage::Suspended(next) => next,
            other => {
                state.stage = other;
                return Poll::Ready(());
            }
        };
        drop(state);
        let mut made = Vec::new();
        let begun = clock::now();
        let after = match caught(|| fill(&mut next, context, count, begun, &mut made)) {
            Ok(true) => Stage::Suspended(next),
            Ok(false) => match caught(|| drop(next)) {
                Ok(()) => Stage::Over,
                Err(payload) => Stage::Panicked(payload),
            },
            Err(payload) => {
                drop(caught(|| drop(next)));
                Stage::Panicked(payload)
            }
        };
        let is_pending = made.is_empty() && matches!(after, Stage::Suspended(_));
        let mut state = self.state();
        state.made = made;
        state.stage = after;
        drop(state);
        if is_pending {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }
}

/// Makes up to `count` items that are there, and answers whether there may be more. The stream is polled at least once: if it has
/// nothing, it has the waker.
fn fill<T: Item>(
    next: &mut PollNext<T>,
    context: &mut Context<'_>,
    count: usize,
    begun: u64,
    made: &mut Vec<T>,
) -> bool {
    let mut held = 0_usize;
    loop {
        match next(context) {
            Poll::Pending => return true,
            Poll::Ready(None) => return false,
            Poll::Ready(Some(item)) => {
                if T::HOLDS {
                    held = held.saturating_add(item.held());
                }
                let ends = item.ends();
                made.push(item);
                if ends {
                    return false;
                }
            }
        }
        if made.len() >= count || held >= BYTES || clock::now() - begun >= TIME {
            return true;
        }
    }
}

/// Starts to wait until there are items for [`pull`](super::pull), or there is no more. Once Haskell has waited, it pulls.
///
/// # Safety
/// As for [`pull`](super::pull), and the slot is that of a call which starts a future.
unsafe extern "C" fn wait<T: Item + RunByAnyThread + 'static>(
    handle: NonNull<u8>,
    count: usize,
    slot: *mut u8,
) -> <Async<()> as Outcome>::Register {
    let start = |call: &Call| {
        // SAFETY: the caller's.
        let items = unsafe { unread::<T>(handle, call)? };
        // SAFETY: as above; the call has the items to itself.
        let stream = items.and_then(|items| match unsafe { &items.as_ref().source } {
            Source::Stream(stream, _) => Some(Arc::clone(stream)),
            Source::Iterator(_) => None,
        });
        let ready = std::future::poll_fn(move |context| match &stream {
            Some(stream) => stream.poll(context, count),
            None => Poll::Ready(()),
        });
        // SAFETY: the caller's.
        let started = caught(|| unsafe { Async::new(ready).finish(slot) });
        // An executor that panics has not changed the items, as a panic that goes on would have it.
        Ok(started.unwrap_or_else(|payload| {
            let failure = Failure::of_panic(payload.into_inner());
            // SAFETY: as above.
            unsafe { Async::<()>::fail(Status::Panicked, failure, slot) }
        }))
    };
    // SAFETY: as above.
    unsafe { call::run::<Pulled, Async<()>>(slot, start) }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::process::unwind::tests::Explosive;

    #[test]
    fn a_stream_and_its_items_are_dropped_though_all_destructors_panic() {
        static DROPPED: AtomicUsize = AtomicUsize::new(0);
        let state = State {
            stage: Stage::Suspended(Box::new({
                let explosive = Explosive(&DROPPED);
                move |_| {
                    let _captured = &explosive;
                    Poll::Pending
                }
            })),
            made: vec![Explosive(&DROPPED), Explosive(&DROPPED)],
        };
        drop(Stream(Mutex::new(state)));
        assert_eq!(DROPPED.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn a_stream_is_polled_however_much_time_has_gone_by_before() {
        let mut polls = 0;
        let mut next: PollNext<u8> = Box::new(move |context| {
            polls += 1;
            context.waker().wake_by_ref();
            if polls == 1 {
                Poll::Pending
            } else {
                Poll::Ready(Some(polls))
            }
        });
        let mut context = Context::from_waker(std::task::Waker::noop());
        // The clock ticks between the begin of the wait and the first poll.
        let long_ago = clock::now().saturating_sub(2 * TIME);
        let mut made = Vec::new();
        for expected in [&[][..], &[2], &[2, 3]] {
            assert!(fill(&mut next, &mut context, 9, long_ago, &mut made));
            assert_eq!(made, expected);
        }
    }
}
