//! Handles.

use std::sync::atomic::{AtomicU64, Ordering};

use hsffi::OwnedByRust;

static LIVE: AtomicU64 = AtomicU64::new(0);

/// Counts.
#[derive(Debug, hsffi::Opaque)]
pub struct Counter {
    value: AtomicU64,
    /// Something on the heap, for the sake of a leak checker.
    name: String,
}

impl Counter {
    pub(crate) fn starting_at(value: u64) -> Self {
        LIVE.fetch_add(1, Ordering::Relaxed);
        Counter {
            value: value.into(),
            name: format!("counter from {value}"),
        }
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

#[hsffi::export]
impl Counter {
    /// A counter that starts at `value`.
    pub fn new(value: u64) -> OwnedByRust<Self> {
        OwnedByRust::new(Self::starting_at(value))
    }

    /// A counter, if asked for.
    pub fn maybe(value: Option<u64>) -> Option<OwnedByRust<Counter>> {
        value.map(Self::new)
    }

    /// Two counters and a name.
    pub fn two(value: u64) -> (OwnedByRust<Counter>, OwnedByRust<Counter>, String) {
        (Self::new(value), Self::new(value + 1), "both".to_owned())
    }

    /// A counter, through an `unsafe` import.
    #[hsffi(unsafe, reason = "allocates a little")]
    pub fn leaf(value: u64) -> OwnedByRust<Self> {
        Self::new(value)
    }

    /// Counts one more, and answers the number before.
    #[hsffi(unsafe, reason = "one atomic instruction")]
    pub fn next(&self) -> u64 {
        self.value.fetch_add(1, Ordering::Relaxed)
    }

    /// Takes over the other's number.
    pub fn copy_from(&self, other: &Self) {
        let value = other.value.load(Ordering::Relaxed);
        self.value.store(value, Ordering::Relaxed);
    }

    /// The greater of the two numbers.
    pub fn max(&self, other: Option<&Counter>) -> u64 {
        let own = self.value.load(Ordering::Relaxed);
        other.map_or(own, |other| own.max(other.value.load(Ordering::Relaxed)))
    }

    /// As `max`, through an `unsafe` import.
    #[hsffi(unsafe, reason = "reads two atomics")]
    pub fn leaf_max(&self, other: Option<&Counter>) -> u64 {
        self.max(other)
    }

    /// Panics, and is as good as before.
    pub fn fail(&self) {
        panic!("{} failed", self.name);
    }

    /// What it was called when it was made.
    pub fn name(&self) -> String {
        self.name.clone()
    }
}

/// How many counters there are.
#[hsffi::export(unsafe, reason = "reads an atomic")]
pub fn live_counters() -> u64 {
    LIVE.load(Ordering::Relaxed)
}

/// An object with a destructor of its own.
#[derive(Debug)]
pub struct Ticket(u32);

static RELEASED: AtomicU64 = AtomicU64::new(0);

/// A ticket, handed back when nobody holds it.
#[hsffi::destructor]
fn ticket_return(ticket: OwnedByRust<Ticket>) {
    RELEASED.fetch_add(u64::from(ticket.0), Ordering::Relaxed);
}

/// A ticket with a number.
#[hsffi::export]
pub fn draw(number: u32) -> OwnedByRust<Ticket> {
    OwnedByRust::new(Ticket(number))
}

/// The sum of the numbers of the tickets that came back.
#[hsffi::export]
pub fn returned_tickets() -> u64 {
    RELEASED.load(Ordering::Relaxed)
}

static GRUDGES: AtomicU64 = AtomicU64::new(0);

/// An object whose destructor panics.
#[derive(Debug, hsffi::Opaque)]
pub struct Grudge(());

impl Drop for Grudge {
    fn drop(&mut self) {
        GRUDGES.fetch_sub(1, Ordering::Relaxed);
        panic!("a grudge is not dropped");
    }
}

/// Bears a grudge.
#[hsffi::export]
pub fn bear_grudge() -> OwnedByRust<Grudge> {
    GRUDGES.fetch_add(1, Ordering::Relaxed);
    OwnedByRust::new(Grudge(()))
}

/// How many grudges there are.
#[hsffi::export(unsafe, reason = "reads an atomic")]
pub fn live_grudges() -> u64 {
    GRUDGES.load(Ordering::Relaxed)
}

/// An object that says when it goes.
#[derive(Debug, hsffi::Opaque)]
pub struct Guest(String);

impl Drop for Guest {
    fn drop(&mut self) {
        println!("farewell from {}", self.0);
    }
}

/// A guest of that name.
#[hsffi::export]
pub fn invite(name: &str) -> OwnedByRust<Guest> {
    OwnedByRust::new(Guest(name.to_owned()))
}
