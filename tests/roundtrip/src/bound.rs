//! Objects that are bound to the thread that made them.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ThreadId};

use hsffi::{Fun, HsException, OwnedByRust, export};

use crate::interruption::wait;

/// How many pens, pages and blots have not been dropped.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// How many of them were dropped on another thread than their own.
static STRAYED: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// How often pens of this thread have drawn.
    static DRAWN: Cell<u64> = const { Cell::new(0) };
}

/// Counts itself, and where it is dropped.
struct Alive(ThreadId);

impl Alive {
    fn new() -> Self {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Alive(thread::current().id())
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
        if thread::current().id() != self.0 {
            STRAYED.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// How many bound objects are alive.
#[export]
pub fn bound_alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// How many bound objects were dropped on another thread than their own.
#[export]
pub fn bound_strayed() -> usize {
    STRAYED.load(Ordering::SeqCst)
}

/// Shares its ink with other pens, without atomics.
#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Pen {
    ink: Rc<Cell<u64>>,
    _alive: Alive,
}

impl Pen {
    fn with(ink: Rc<Cell<u64>>) -> OwnedByRust<Pen> {
        OwnedByRust::new(Pen {
            ink,
            _alive: Alive::new(),
        })
    }
}

#[export]
impl Pen {
    /// A pen with so much ink.
    pub fn new(ink: u64) -> OwnedByRust<Pen> {
        Pen::with(Rc::new(Cell::new(ink)))
    }

    /// The same, through an `unsafe` import.
    #[hsffi(unsafe, reason = "allocates a little")]
    pub fn leaf(ink: u64) -> OwnedByRust<Pen> {
        Pen::new(ink)
    }

    /// A pen, if asked for, and how many there are.
    pub fn maybe(wanted: bool) -> (Option<OwnedByRust<Pen>>, usize) {
        let pen = wanted.then(|| Pen::new(1));
        (pen, bound_alive())
    }

    /// No pen but a dry one.
    ///
    /// # Errors
    /// Always.
    #[hsffi(either)]
    pub fn dried() -> Result<(), PenError> {
        Err(PenError::Dry { pen: Pen::new(0) })
    }

    /// Another that draws on the same ink.
    pub fn twin(&self) -> OwnedByRust<Pen> {
        Pen::with(Rc::clone(&self.ink))
    }

    /// Uses some ink up, and answers how much is left.
    #[hsffi(unsafe, reason = "subtracts")]
    pub fn draw(&self) -> u64 {
        self.ink.set(self.ink.get() - 1);
        DRAWN.set(DRAWN.get() + 1);
        self.ink.get()
    }

    /// How much ink the two have.
    pub fn both(&self, other: Option<&Pen>) -> u64 {
        self.ink.get() + other.map_or(0, |other| other.ink.get())
    }

    /// Calls the function while the pen is in use.
    #[allow(clippy::unused_self, reason = "the call is what matters")]
    pub fn lend(&self, to: Fun<'_, fn()>) -> Result<(), HsException> {
        to.call()
    }

    /// How often pens of this thread have drawn.
    pub fn drawn() -> u64 {
        DRAWN.get()
    }
}

/// Something is wrong with a pen.
#[derive(hsffi::Error)]
pub enum PenError {
    /// It has no ink.
    Dry {
        /// The pen.
        pen: OwnedByRust<Pen>,
    },
}

impl std::fmt::Display for PenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let PenError::Dry { pen } = self;
        write!(f, "there is {} ink", pen.ink.get())
    }
}

/// A page, of which any thread could make use if it were not bound.
#[derive(hsffi::Opaque)]
#[hsffi(bound, exclusive, closeable)]
pub struct Page {
    text: String,
    _alive: Alive,
}

#[export]
impl Page {
    /// An empty page.
    pub fn blank() -> OwnedByRust<Page> {
        OwnedByRust::new(Page {
            text: String::new(),
            _alive: Alive::new(),
        })
    }

    /// Writes more.
    pub fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What is written.
    #[hsffi(unsafe, reason = "copies a few bytes")]
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// Writes before and after the function is called.
    pub fn write_around(&mut self, action: Fun<'_, fn()>) -> Result<(), HsException> {
        self.write("<");
        let called = action.call();
        self.write(">");
        called
    }

    /// Panics in the middle.
    pub fn smear(&mut self) {
        self.write("sm");
        panic!("smeared");
    }
}

/// An object whose destructor panics.
#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Blot(Alive);

#[export]
impl Blot {
    /// A blot.
    pub fn new() -> OwnedByRust<Blot> {
        OwnedByRust::new(Blot(Alive::new()))
    }
}

impl Drop for Blot {
    fn drop(&mut self) {
        panic!("a blot of {:?} is not dropped", self.0.0);
    }
}

/// A guest who stays on one thread, and says when it goes.
#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Lodger(String, ThreadId);

impl Drop for Lodger {
    fn drop(&mut self) {
        if thread::current().id() == self.1 {
            println!("farewell from {}", self.0);
        }
    }
}

/// A lodger of that name.
#[export]
pub fn lodge(name: &str) -> OwnedByRust<Lodger> {
    OwnedByRust::new(Lodger(name.to_owned(), thread::current().id()))
}

/// Keeps it busy as long as naps last.
#[export]
pub fn lodger_works(_lodger: &Lodger) {
    wait();
}
