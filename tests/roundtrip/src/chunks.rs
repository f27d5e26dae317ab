//! Iterators that are slow or whose items are large, and how far they are ahead of their reader.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use hsffi::{Items, OwnedByRust, export};

/// Makes items, and is told which have been read.
#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Spring {
    made: AtomicUsize,
    read: AtomicUsize,
    /// How many items had been made and not read when another was begun, at most. The one before it was slow or large.
    ahead: AtomicUsize,
}

impl Spring {
    fn begin(&self) {
        let ahead = self.made.load(Ordering::SeqCst) - self.read.load(Ordering::SeqCst);
        self.ahead.fetch_max(ahead, Ordering::SeqCst);
    }

    /// Makes a number. From one on, that takes longer than any clock's tick.
    fn make(&self, number: usize, slow_from: usize) -> usize {
        if number > slow_from {
            self.begin();
        }
        if number >= slow_from {
            thread::sleep(Duration::from_millis(20));
        }
        self.end();
        number
    }

    fn end(&self) {
        self.made.fetch_add(1, Ordering::SeqCst);
    }
}

#[export]
impl Spring {
    /// One that has made nothing.
    pub fn new() -> OwnedByRust<Spring> {
        OwnedByRust::new(Spring {
            made: AtomicUsize::new(0),
            read: AtomicUsize::new(0),
            ahead: AtomicUsize::new(0),
        })
    }

    /// Numbers that are slow from one on.
    pub fn numbers(&self, slow_from: usize, end: usize) -> Items<'_, usize> {
        Items::new((0..end).map(move |number| self.make(number, slow_from)))
    }

    /// The same as texts, by `unsafe` pulls.
    #[hsffi(unsafe, reason = "the test waits for nothing meanwhile")]
    pub fn texts(&self, slow_from: usize, end: usize) -> Items<'_, Option<String>> {
        Items::new((0..end).map(move |number| Some(self.make(number, slow_from).to_string())))
    }

    /// Numbers, the second of which is made when the first has been read: the iterator waits for that.
    pub fn echo(&self) -> Items<'_, usize> {
        Items::new((0..2).inspect(move |number| {
            let begun = Instant::now();
            while self.read.load(Ordering::SeqCst) < *number {
                assert!(begun.elapsed() < Duration::from_mins(1), "nobody reads");
                thread::yield_now();
            }
        }))
    }

    /// Bytes of so many MiB.
    pub fn bytes(&self, mebibytes: usize, end: usize) -> Items<'_, Vec<u8>> {
        Items::new((0..end).map(move |_| {
            self.begin();
            self.end();
            vec![1; mebibytes << 20]
        }))
    }

    /// Takes note that one more has been read.
    pub fn read(&self) {
        self.read.fetch_add(1, Ordering::SeqCst);
    }

    /// How many had been made and not read when another was begun, at most.
    pub fn ahead(&self) -> usize {
        self.ahead.load(Ordering::SeqCst)
    }
}
