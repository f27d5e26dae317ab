//! Streams, for whose items Haskell waits without a thread.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use hsffi::{Items, OwnedByRust, export};

use crate::errors::NumberError;
use crate::objects::Counter;

/// Numbers on their way.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Brook(Arc<Mutex<Flow>>);

#[derive(Debug, Default)]
struct Flow {
    numbers: VecDeque<u32>,
    dammed: bool,
    polls: u64,
    reader: Option<Waker>,
}

static READERS: AtomicU64 = AtomicU64::new(0);

/// One who reads, as long as it is there.
struct Reader(Arc<Mutex<Flow>>);

impl Drop for Reader {
    fn drop(&mut self) {
        READERS.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Brook {
    fn flow(&self) -> MutexGuard<'_, Flow> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn items<T: Send + 'static>(
        &self,
        item: impl Fn(u32) -> T + Send + 'static,
    ) -> impl FnMut(&mut std::task::Context<'_>) -> Poll<Option<T>> + Send + 'static {
        READERS.fetch_add(1, Ordering::SeqCst);
        let reader = Reader(Arc::clone(&self.0));
        move |context| {
            let mut flow = reader.0.lock().unwrap_or_else(PoisonError::into_inner);
            flow.polls += 1;
            match flow.numbers.pop_front() {
                Some(number) => {
                    drop(flow);
                    Poll::Ready(Some(item(number)))
                }
                None if flow.dammed => Poll::Ready(None),
                None => {
                    flow.reader = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        }
    }
}

#[export]
impl Brook {
    /// An empty one.
    pub fn new() -> OwnedByRust<Brook> {
        OwnedByRust::new(Brook(Arc::default()))
    }

    /// Another one with the same numbers.
    pub fn arm(&self) -> OwnedByRust<Brook> {
        OwnedByRust::new(Brook(Arc::clone(&self.0)))
    }

    /// Lets a number flow.
    pub fn pour(&self, number: u32) {
        let mut flow = self.flow();
        flow.numbers.push_back(number);
        let reader = flow.reader.take();
        drop(flow);
        reader.into_iter().for_each(Waker::wake);
    }

    /// Nothing comes after what is there.
    pub fn dam(&self) {
        let mut flow = self.flow();
        flow.dammed = true;
        let reader = flow.reader.take();
        drop(flow);
        reader.into_iter().for_each(Waker::wake);
    }

    /// How often it has been polled.
    pub fn polls(&self) -> u64 {
        self.flow().polls
    }

    /// Whether somebody waits for a number.
    pub fn is_awaited(&self) -> bool {
        self.flow().reader.is_some()
    }

    /// The numbers.
    pub fn numbers(&self) -> Items<'static, u32> {
        Items::from_poll_fn(self.items(|number| number))
    }

    /// The numbers, which are closed with the brook.
    pub fn own_numbers(&self) -> Items<'_, u32> {
        Items::from_poll_fn(self.items(|number| number))
    }

    /// Counters with the numbers.
    pub fn counters(&self) -> Items<'static, OwnedByRust<Counter>> {
        Items::from_poll_fn(self.items(|number| Counter::new(number.into())))
    }

    /// The numbers as texts. Zero is an error, and thirteen is not poured.
    pub fn texts(&self) -> Items<'static, Result<String, NumberError>> {
        Items::from_poll_fn(self.items(|number| {
            assert_ne!(number, 13, "thirteen");
            if number == 0 {
                return Err(NumberError::Empty);
            }
            Ok(number.to_string())
        }))
    }

    /// The numbers, by a stream that forgets who waits for the first one.
    pub fn forgetful(&self) -> Items<'static, u32> {
        let mut next = self.items(|number| number);
        let flow = Arc::clone(&self.0);
        Items::from_poll_fn(move |context| {
            let polled = next(context);
            let mut flow = flow.lock().unwrap_or_else(PoisonError::into_inner);
            if flow.polls == 1 {
                flow.reader = None;
            }
            polled
        })
    }
}

/// How many readers there are.
#[export(unsafe, reason = "reads an atomic")]
pub fn live_readers() -> u64 {
    READERS.load(Ordering::SeqCst)
}
