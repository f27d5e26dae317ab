//! Objects that can be closed, that calls take turns with, and that have children.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicUsize, Ordering};

use hsffi::{Fun, HsException, Items, OwnedByRust, export};

use crate::interruption::wait;

/// Counts without atomics, so that two calls at once would lose counts.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Tally {
    count: Cell<u64>,
    last: u64,
}

#[export]
impl Tally {
    /// A tally of nothing.
    pub fn new() -> OwnedByRust<Tally> {
        OwnedByRust::new(Tally {
            count: Cell::new(0),
            last: 0,
        })
    }

    /// Counts `by` more, slowly enough for others to come in between.
    pub fn count(&mut self, by: u64) {
        let before = self.count.get();
        for _ in 0..100 {
            std::hint::spin_loop();
        }
        self.count.set(before + by);
        self.last = by;
    }

    /// What has been counted.
    pub fn total(&self) -> u64 {
        self.count.get()
    }

    /// What was counted last.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Takes what the other has.
    pub fn merge(&mut self, other: &mut Tally) {
        self.count.set(self.count.get() + other.count.replace(0));
    }

    /// Adds what another has, if there is one.
    pub fn add(&mut self, other: Option<&mut Tally>) {
        if let Some(other) = other {
            self.count.set(self.count.get() + other.count.get());
        }
    }

    /// Counts by what the function answers.
    pub fn count_with(&mut self, by: Fun<'_, fn() -> u64>) -> Result<(), HsException> {
        let by = by.call()?;
        self.count(by);
        Ok(())
    }

    /// Counts, and panics.
    pub fn stumble(&mut self) {
        self.count.set(self.count.get() + 1);
        panic!("stumbled in the middle");
    }
}

/// How many shelves, books and marks have not been dropped.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// What was dropped before what it borrows from counts as in order.
static DISORDER: AtomicUsize = AtomicUsize::new(0);

/// Counts itself.
#[derive(Debug)]
struct Alive;

impl Alive {
    fn new() -> Self {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Alive
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many of the objects below are alive.
#[export]
pub fn lives_alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// How many children outlived their parents.
#[export]
pub fn lives_in_disorder() -> usize {
    DISORDER.load(Ordering::SeqCst)
}

/// A shelf of books.
#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf {
    titles: Vec<String>,
    /// Cleared when the shelf is dropped.
    stands: std::sync::atomic::AtomicBool,
    _alive: Alive,
}

impl Drop for Shelf {
    fn drop(&mut self) {
        self.stands.store(false, Ordering::SeqCst);
    }
}

#[export]
impl Shelf {
    /// A shelf with so many books.
    pub fn of(books: usize) -> OwnedByRust<Shelf> {
        OwnedByRust::new(Shelf {
            titles: (0..books).map(|number| format!("Book {number}")).collect(),
            stands: true.into(),
            _alive: Alive::new(),
        })
    }

    /// How many books there are.
    #[hsffi(unsafe, reason = "reads a length")]
    pub fn len(&self) -> usize {
        self.titles.len()
    }

    /// The book at an index.
    pub fn book(&self, index: usize) -> Option<OwnedByRust<Book<'_>>> {
        let title = self.titles.get(index)?;
        Some(OwnedByRust::new(Book {
            shelf: self,
            title,
            _alive: Alive::new(),
        }))
    }

    /// All of its books.
    pub fn books(&self) -> Items<'_, OwnedByRust<Book<'_>>> {
        Items::new(self.titles.iter().map(|title| {
            OwnedByRust::new(Book {
                shelf: self,
                title,
                _alive: Alive::new(),
            })
        }))
    }

    /// Their titles.
    pub fn titles(&self) -> Items<'_, String> {
        Items::new(self.titles.iter().cloned())
    }

    /// Lasts as long as naps do.
    #[allow(clippy::unused_self, reason = "the call is what matters")]
    pub fn dust(&self) {
        wait();
    }

    /// Calls the function while the shelf is in use.
    #[allow(clippy::unused_self, reason = "the call is what matters")]
    pub fn visit(&self, visitor: Fun<'_, fn()>) -> Result<(), HsException> {
        visitor.call()
    }
}

/// A book on a shelf.
#[derive(hsffi::Opaque)]
pub struct Book<'shelf> {
    shelf: &'shelf Shelf,
    title: &'shelf str,
    _alive: Alive,
}

impl Drop for Book<'_> {
    fn drop(&mut self) {
        if !self.shelf.stands.load(Ordering::SeqCst) {
            DISORDER.fetch_add(1, Ordering::SeqCst);
        }
    }
}

#[export]
impl<'shelf> Book<'shelf> {
    /// Its title.
    pub fn title(&self) -> String {
        self.title.to_owned()
    }

    /// The next book on its shelf.
    pub fn next(&self) -> Option<OwnedByRust<Book<'shelf>>> {
        let index = self
            .shelf
            .titles
            .iter()
            .position(|title| title == self.title)?;
        self.shelf.book(index + 1)
    }

    /// Another look at it, which is a child of this one.
    pub fn again(&self) -> OwnedByRust<Book<'_>> {
        OwnedByRust::new(Book {
            shelf: self.shelf,
            title: self.title,
            _alive: Alive::new(),
        })
    }

    /// A mark in it.
    pub fn mark(&self, page: u32) -> OwnedByRust<Mark<'_>> {
        OwnedByRust::new(Mark {
            book: self,
            page: RefCell::new(page),
            _alive: Alive::new(),
        })
    }

    /// How many letters the titles of both have.
    pub fn letters(&self, other: &Book<'_>) -> usize {
        self.title.len() + other.title.len()
    }
}

/// A mark in a book.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Mark<'book> {
    book: &'book Book<'book>,
    page: RefCell<u32>,
    _alive: Alive,
}

#[export]
impl Mark<'_> {
    /// Turns a page.
    pub fn turn(&mut self) -> u32 {
        *self.page.get_mut() += 1;
        *self.page.borrow()
    }

    /// Where it is.
    pub fn place(&self) -> String {
        format!("{}, page {}", self.book.title, self.page.borrow())
    }
}

/// Text that lines are read from.
#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Scroll(String);

/// A scroll of this text.
#[export]
pub fn new_scroll(text: String) -> OwnedByRust<Scroll> {
    OwnedByRust::new(Scroll(text))
}

/// A line of a scroll.
#[derive(hsffi::Opaque)]
pub struct Line<'scroll>(&'scroll str);

/// The line of that number, or what there is instead.
///
/// # Errors
/// When there is none.
#[export(either)]
pub fn scroll_line<'scroll>(
    scroll: &'scroll Scroll,
    number: usize,
    _unused: &str,
) -> Result<OwnedByRust<Line<'scroll>>, NoLine> {
    let line = scroll
        .0
        .lines()
        .nth(number)
        .ok_or(NoLine::Beyond { number })?;
    Ok(OwnedByRust::new(Line(line)))
}

/// What the line says.
#[export(unsafe, reason = "copies a few bytes")]
pub fn line_text(line: &Line<'_>) -> String {
    line.0.to_owned()
}

/// There is no such line.
#[derive(Debug, hsffi::Error)]
pub enum NoLine {
    /// The scroll ends before it.
    Beyond {
        /// The line that was asked for.
        number: usize,
    },
}

impl std::fmt::Display for NoLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let NoLine::Beyond { number } = self;
        write!(f, "there is no line {number}")
    }
}

/// The numbers below `end`, one after another.
#[export]
pub fn numbers_below(end: u64) -> Items<'static, u64> {
    Items::new(0..end)
}

/// The same, for which nothing has to be kept from running.
#[export(unsafe, reason = "counts")]
pub fn leaf_numbers_below(end: u64) -> Items<'static, u64> {
    Items::new(0..end)
}

/// The numbers from 0 on, with their names, if the number is even.
#[export]
pub fn named_numbers() -> Items<'static, (u32, Option<String>)> {
    Items::new((0..).map(|number| (number, (number % 2 == 0).then(|| number.to_string()))))
}

/// Numbers that panic at one.
#[export]
pub fn numbers_that_panic(at: u64) -> Option<Items<'static, u64>> {
    Some(Items::new((0..).inspect(move |number| {
        assert_ne!(*number, at, "no more numbers");
    })))
}

/// A chain of links, each of which owns the next.
#[derive(hsffi::Opaque)]
pub struct Chain {
    next: Option<Box<Chain>>,
}

impl Drop for Chain {
    /// Takes the links apart one by one. Without this, dropping a link would drop the next within it, as deep as the chain
    /// is long, on the stack of the collector's thread.
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
        CHAINS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many links have not been dropped.
static CHAINS: AtomicUsize = AtomicUsize::new(0);

#[export]
impl Chain {
    /// A chain of so many links.
    pub fn new(links: usize) -> Option<OwnedByRust<Chain>> {
        let link = |next: Option<Box<Chain>>| {
            CHAINS.fetch_add(1, Ordering::SeqCst);
            Box::new(Chain { next })
        };
        (0..links)
            .fold(None, |next, _| Some(link(next)))
            .map(OwnedByRust::from)
    }

    /// How many links there are.
    pub fn alive() -> usize {
        CHAINS.load(Ordering::SeqCst)
    }
}
