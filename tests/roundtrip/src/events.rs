//! Events that Rust's threads send.

use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use hsffi::{Async, EventSender, Events, Overflow, OwnedByRust, SendError, export};

use crate::errors::NumberError;
use crate::objects::{Counter, Grudge, bear_grudge};

/// What becomes of an event for which there is no room.
#[derive(Clone, Copy, hsffi::Enum)]
pub enum Policy {
    /// The sender waits.
    WaitForRoom,
    /// The oldest is dropped.
    DropOldest,
    /// The newest is dropped.
    DropNewest,
    /// The sender fails.
    FailWhenFull,
}

impl From<Policy> for Overflow {
    fn from(policy: Policy) -> Self {
        match policy {
            Policy::WaitForRoom => Overflow::Block,
            Policy::DropOldest => Overflow::DropOldest,
            Policy::DropNewest => Overflow::DropNewest,
            Policy::FailWhenFull => Overflow::Fail,
        }
    }
}

/// Sends what it is told to.
#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Siren {
    sender: Mutex<Option<EventSender<u64>>>,
    events: Mutex<Option<Events<u64>>>,
}

impl Siren {
    fn sender(&self) -> Option<EventSender<u64>> {
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        sender.clone()
    }
}

#[export]
impl Siren {
    /// One with a queue for so many events.
    pub fn new(capacity: usize, policy: Policy) -> OwnedByRust<Self> {
        let (sender, events) = hsffi::events(capacity, policy.into());
        OwnedByRust::new(Siren {
            sender: Mutex::new(Some(sender)),
            events: Mutex::new(Some(events)),
        })
    }

    /// Its events, once.
    pub fn events(&self) -> Option<Events<u64>> {
        let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        events.take()
    }

    /// Sends an event: whether that succeeds.
    pub fn send(&self, event: u64) -> bool {
        self.sender()
            .is_some_and(|sender| sender.send(event).is_ok())
    }

    /// Has a thread of Rust's send so many events, from the number on.
    pub fn send_elsewhere(&self, from: u64, count: u64) {
        if let Some(sender) = self.sender() {
            thread::spawn(move || {
                // Nobody may read any more.
                let _ = (from..from + count).try_for_each(|event| sender.send(event));
            });
        }
    }

    /// Sends so many events in a future, until one is not sent: how many were.
    pub fn send_in_future(&self, count: u64) -> Async<u64> {
        let sender = self.sender();
        Async::new(async move {
            let sent = |event: &u64| sender.as_ref().is_some_and(|to| to.send(*event).is_ok());
            (0..count).take_while(sent).fold(0, |sent, _| sent + 1)
        })
    }

    /// Has a thread of Rust's panic that has the sender.
    pub fn panic_elsewhere(&self) {
        let mut sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        let sender = sender.take();
        thread::spawn(move || {
            let _sender = sender;
            panic!("the siren breaks")
        });
    }

    /// Drops the sender.
    pub fn end(&self) {
        let mut sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        sender.take();
    }

    /// How many events have been dropped.
    pub fn dropped(&self) -> u64 {
        self.sender().map_or(0, |sender| sender.dropped())
    }

    /// Whether nobody reads.
    pub fn is_unheard(&self) -> bool {
        self.sender().is_some_and(|sender| sender.is_closed())
    }
}

/// So many threads send so many events each, with the number of the thread, through a queue of 16.
#[export]
pub fn crowd(threads: u32, each: u64) -> Events<(u32, u64)> {
    let (sender, events) = hsffi::events(16, Overflow::Block);
    for number in 0..threads {
        let sender = sender.clone();
        thread::spawn(move || (0..each).try_for_each(|event| sender.send((number, event))));
    }
    events
}

fn sent<T: Send + 'static>(values: impl IntoIterator<Item = T>) -> Events<T> {
    let values = Vec::from_iter(values);
    let (sender, events) = hsffi::events(values.len(), Overflow::Fail);
    for value in values {
        if let Err(SendError::Full(_) | SendError::Closed(_)) = sender.send(value) {
            unreachable!("there is room")
        }
    }
    events
}

/// Sends texts.
#[export]
pub fn text_events(texts: Vec<String>) -> Events<String> {
    sent(texts)
}

/// Sends what is optional.
#[export]
pub fn optional_events(texts: Vec<Option<String>>) -> Events<Option<String>> {
    sent(texts)
}

/// Sends times.
#[export]
pub fn duration_events(seconds: Vec<u64>) -> Events<Duration> {
    sent(seconds.into_iter().map(Duration::from_secs))
}

/// Sends numbers, and errors for those that are none.
#[export]
pub fn number_events(texts: Vec<String>) -> Events<Result<u64, NumberError>> {
    sent(
        texts
            .into_iter()
            .map(|text| text.parse().map_err(|_| NumberError::Empty)),
    )
}

/// Sends objects whose `Drop` panics.
#[export]
pub fn grudge_events(count: u64) -> Events<OwnedByRust<Grudge>> {
    sent((0..count).map(|_| bear_grudge()))
}

/// Sends counters.
#[export]
pub fn counter_events(count: u64) -> Events<OwnedByRust<Counter>> {
    sent((0..count).map(Counter::new))
}
