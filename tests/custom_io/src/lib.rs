//! Everything that would be `IO` in Haskell, as actions of another type.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use hsffi::{Fun, HsException, Items, OwnedByRust, export};

#[path = "../../constants.rs"]
mod constants;
mod staff;

use staff::Staff;

hsffi::module! {
    /// A shelf, whose functions are actions of shelving.
    "Hsffi.CustomIo",
    io = "Shelving",
    capi,
    executor = Staff::hired
}

/// Books, by title.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf(Mutex<Vec<String>>);

/// Why there is no book.
#[derive(Debug, hsffi::Error)]
pub enum ShelfError {
    /// The shelf has fewer books.
    TooFar,
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the shelf has fewer books")
    }
}

#[export]
impl Shelf {
    /// How many books a shelf holds.
    pub const CAPACITY: usize = 40;

    /// What a book without a title is called.
    #[hsffi(name = "untitled")]
    pub const NO_TITLE: &str = "—";

    /// A shelf without books.
    #[must_use]
    pub fn new() -> OwnedByRust<Shelf> {
        OwnedByRust::new(Shelf(Mutex::default()))
    }

    /// Adds a book, and tells how many there are.
    pub fn add(&self, title: &str) -> usize {
        let mut books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        books.push(title.to_owned());
        books.len()
    }

    /// How many books there are.
    #[hsffi(unsafe, reason = "reads a length")]
    pub fn count(&self) -> usize {
        self.books().len()
    }

    /// The book at an index.
    ///
    /// # Errors
    /// When there are fewer.
    pub fn book(&self, index: usize) -> Result<String, ShelfError> {
        self.books().get(index).cloned().ok_or(ShelfError::TooFar)
    }

    /// The book at an index, or why there is none.
    ///
    /// # Errors
    /// When there are fewer.
    #[hsffi(either)]
    pub fn find(&self, index: usize) -> Result<String, ShelfError> {
        self.book(index)
    }

    /// The books that there are now.
    #[must_use]
    pub fn list(&self) -> Items<'static, String> {
        Items::new(self.books())
    }

    /// Asks about each book, with its index, whether it stays.
    ///
    /// # Errors
    /// What the function throws.
    pub fn weed(
        &self,
        is_kept: Fun<'_, fn(u64, &str) -> bool>,
        tell: Option<Fun<'_, fn(&str)>>,
        done: Fun<'_, fn()>,
    ) -> Result<(), HsException> {
        let mut kept = Vec::new();
        for (index, book) in (0..).zip(self.books()) {
            if is_kept.call(index, &book)? {
                kept.push(book);
            } else if let Some(tell) = &tell {
                tell.call(&book)?;
            }
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        done.call()
    }

    fn books(&self) -> Vec<String> {
        let books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        books.clone()
    }
}

/// Where a title stands.
#[export(pure, unsafe, reason = "looks at a character")]
#[must_use]
pub fn initial(title: &str) -> char {
    title
        .chars()
        .next()
        .unwrap_or(Shelf::NO_TITLE.chars().next().unwrap_or('-'))
}

/// A title as it is sorted.
#[export(pure)]
#[must_use]
pub fn key(title: &str) -> String {
    title.trim_start_matches("The ").to_lowercase()
}
