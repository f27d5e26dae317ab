//! An index of a maildir: search, threads and tags.
//!
//! | module | purpose |
//! |---|---|
//! | the root, `found`, `error` | the exports: databases, queries, messages, threads, errors |
//! | `index`, `thread`, `tag` | the messages in memory, their threads and their tags |
//! | `query` | parses and evaluates a search |
//! | `maildir`, `parse` | reads the files of a maildir |
//! | `store`, `lock` | the file of a database, and its lock |

mod error;
mod found;
mod index;
mod lock;
mod maildir;
mod parse;
mod query;
mod store;
mod tag;
mod thread;

pub use error::Error;
pub use found::{Message, Query, Thread};
use hsffi::{OwnedByRust, export};
use index::{Entry, Index};
use std::path::Path;
use std::sync::Arc;
use store::Store;

hsffi::module! {
    /// An index of a maildir: search, threads and tags.
    ///
    /// A database is one file. It has one writer at a time, in whatever process, and any number of readers.
    "Mail.Index"
}

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
pub enum Mode {
    /// Any number at a time, and while it is written, too: they see what was last saved when they opened.
    ReadOnly,
    /// One at a time. The lock ends when the database is closed.
    ReadWrite,
}

/// An open database. What is changed is saved by `sync`, and lost when the database is closed without.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Database {
    store: Store,
    /// Shared with the queries, so a change while there are any is made to a copy.
    index: Arc<Index>,
    is_changed: bool,
}

#[export]
impl Database {
    /// Makes a database in a new file, and opens it for writing.
    ///
    /// # Errors
    /// `Exists`, or what the operating system says.
    pub fn create(path: &str) -> Result<OwnedByRust<Database>, Error> {
        let store = Store::create(Path::new(path))?;
        Ok(Database::of(store, Index::default()))
    }

    /// Opens a database.
    ///
    /// # Errors
    /// What is wrong with the file; for writing, also `Locked`.
    pub fn open(path: &str, mode: Mode) -> Result<OwnedByRust<Database>, Error> {
        let (store, index) = match mode {
            Mode::ReadOnly => Store::open_to_read(Path::new(path)),
            Mode::ReadWrite => Store::open_to_write(Path::new(path)),
        }?;
        Ok(Database::of(store, index))
    }

    /// Adds the messages of a maildir that are new, and forgets those that are gone from it.
    ///
    /// Tells how many files were added, moved or flagged, gone, and skipped, as they are not messages or not readable.
    ///
    /// # Errors
    /// `NotAMaildir`, `NotWritable`.
    pub fn index(&mut self, maildir: &str) -> Result<(usize, usize, usize, usize), Error> {
        self.store.check_writable()?;
        let counts = Arc::make_mut(&mut self.index).update(Path::new(maildir))?;
        self.is_changed |= counts.added + counts.moved + counts.removed > 0;
        Ok((counts.added, counts.moved, counts.removed, counts.skipped))
    }

    /// The messages for which all terms of a query hold, such as `from:alice subject:bug tag:unread crash* -duplicate`.
    ///
    /// # Errors
    /// `BadQuery`.
    pub fn search(&self, query: &str) -> Result<OwnedByRust<Query>, Error> {
        let found = query::find(&self.index, query)?;
        Ok(Query::new(Arc::clone(&self.index), found))
    }

    /// Gives a tag to a message, and tells whether it did not have it.
    ///
    /// # Errors
    /// `BadTag`, `NoSuchMessage`, `NotWritable`.
    pub fn add_tag(&mut self, id: &str, tag: &str) -> Result<bool, Error> {
        tag::check(tag)?;
        let is_new = self.entry(id)?.tags.insert(tag.to_owned());
        self.is_changed |= is_new;
        Ok(is_new)
    }

    /// Takes a tag from a message, and tells whether it had it.
    ///
    /// # Errors
    /// `NoSuchMessage`, `NotWritable`.
    pub fn remove_tag(&mut self, id: &str, tag: &str) -> Result<bool, Error> {
        let was_there = self.entry(id)?.tags.remove(tag);
        self.is_changed |= was_there;
        Ok(was_there)
    }

    /// Saves what has been changed.
    ///
    /// # Errors
    /// What the operating system says. The file is as it was before.
    pub fn sync(&mut self) -> Result<(), Error> {
        if self.is_changed {
            self.store.save(&self.index)?;
            self.is_changed = false;
        }
        Ok(())
    }
}

impl Database {
    fn of(store: Store, index: Index) -> OwnedByRust<Database> {
        OwnedByRust::new(Database {
            store,
            index: Arc::new(index),
            is_changed: false,
        })
    }

    fn entry(&mut self, id: &str) -> Result<&mut Entry, Error> {
        self.store.check_writable()?;
        let entry = Arc::make_mut(&mut self.index).entry_mut(id);
        entry.ok_or_else(|| Error::NoSuchMessage { id: id.to_owned() })
    }
}
