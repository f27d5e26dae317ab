//! An index of a maildir: search, threads and tags.

mod error;
mod index;
mod lock;
mod maildir;
mod parse;
mod query;
mod store;
mod tag;
mod thread;

pub use error::Error;
use index::{Entry, Index, Number};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use store::Store;

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Any number at a time, and while it is written, too: they see what was last saved when they opened.
    ReadOnly,
    /// One at a time. The lock ends when the database is closed.
    ReadWrite,
}

/// What [`Database::index`] did, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: usize,
    /// Of those that were known, how many have been moved or flagged since.
    pub moved: usize,
    pub removed: usize,
    /// Not messages, or not readable. Each time is another try.
    pub skipped: usize,
}

/// An open database. What is changed is saved by `sync` and `close`, and lost when it is dropped.
#[derive(Debug)]
pub struct Database {
    store: Store,
    /// Shared with the queries, so a change while there are any is made to a copy.
    index: Arc<Index>,
    is_changed: bool,
}

impl Database {
    /// Makes a database in a new file, and opens it for writing.
    pub fn create(path: &str) -> Result<Database, Error> {
        let store = Store::create(Path::new(path))?;
        Ok(Database {
            store,
            index: Arc::default(),
            is_changed: false,
        })
    }

    /// Opens a database.
    pub fn open(path: &str, mode: Mode) -> Result<Database, Error> {
        let (store, index) = match mode {
            Mode::ReadOnly => Store::open_to_read(Path::new(path)),
            Mode::ReadWrite => Store::open_to_write(Path::new(path)),
        }?;
        Ok(Database {
            store,
            index: Arc::new(index),
            is_changed: false,
        })
    }

    /// Adds the messages of a maildir that are new, and forgets those that are gone from it.
    pub fn index(&mut self, maildir: &str) -> Result<Counts, Error> {
        self.store.check_writable()?;
        let counts = Arc::make_mut(&mut self.index).update(Path::new(maildir))?;
        self.is_changed |= counts.added + counts.moved + counts.removed > 0;
        Ok(counts)
    }

    /// The messages for which all terms of a query hold, such as `from:alice subject:bug tag:unread crash* -duplicate`.
    pub fn search(&self, query: &str) -> Result<Query, Error> {
        let found = query::find(&self.index, query)?;
        let index = Arc::clone(&self.index);
        Ok(Query { index, found })
    }

    /// Gives a tag to a message, and tells whether it did not have it.
    pub fn add_tag(&mut self, id: &str, tag: &str) -> Result<bool, Error> {
        tag::check(tag)?;
        let is_new = self.entry(id)?.tags.insert(tag.to_owned());
        self.is_changed |= is_new;
        Ok(is_new)
    }

    /// Takes a tag from a message, and tells whether it had it.
    pub fn remove_tag(&mut self, id: &str, tag: &str) -> Result<bool, Error> {
        let was_there = self.entry(id)?.tags.remove(tag);
        self.is_changed |= was_there;
        Ok(was_there)
    }

    fn entry(&mut self, id: &str) -> Result<&mut Entry, Error> {
        self.store.check_writable()?;
        let entry = Arc::make_mut(&mut self.index).entry_mut(id);
        entry.ok_or_else(|| Error::NoSuchMessage { id: id.to_owned() })
    }

    /// Saves what has been changed.
    pub fn sync(&mut self) -> Result<(), Error> {
        if self.is_changed {
            self.store.save(&self.index)?;
            self.is_changed = false;
        }
        Ok(())
    }

    /// Saves what has been changed, and lets others write. The latter happens when the former fails, too.
    pub fn close(mut self) -> Result<(), Error> {
        self.sync()
    }
}

/// What a search has found, as the database was then.
#[derive(Debug)]
pub struct Query {
    index: Arc<Index>,
    found: Vec<Number>,
}

impl Query {
    /// How many messages were found.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The messages, the newest first.
    pub fn messages(&self) -> impl Iterator<Item = Message<'_>> {
        let numbers = self.found.iter();
        numbers.map(|number| Message(&self.index.entries[number]))
    }

    /// The threads of the messages, in the order of their newest message that was found.
    pub fn threads(&self) -> impl Iterator<Item = Thread<'_>> {
        let index = &self.index;
        let threads = index.grouping.group(&self.found).into_iter();
        threads.map(|(number, matched)| Thread {
            index,
            number,
            matched,
        })
    }
}

/// Messages that answer each other, and how many of them a search has found.
#[derive(Clone, Copy, Debug)]
pub struct Thread<'query> {
    index: &'query Index,
    number: Number,
    matched: usize,
}

impl<'query> Thread<'query> {
    /// What `thread:` in a query calls it.
    pub fn id(&self) -> String {
        query::thread_name(self.number)
    }

    /// How many of its messages were found.
    pub fn matched(&self) -> usize {
        self.matched
    }

    /// How many messages it has.
    pub fn total(&self) -> usize {
        self.index.grouping.members(self.number).len()
    }

    /// All of its messages, the oldest first.
    pub fn messages(&self) -> impl Iterator<Item = Message<'query>> + use<'query> {
        let index = self.index;
        let numbers = index.grouping.members(self.number).iter();
        numbers.map(|number| Message(&index.entries[number]))
    }
}

/// A message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'query>(&'query Entry);

impl<'query> Message<'query> {
    /// Its Message-ID without the angle brackets, or a name made from its file's where it has none.
    pub fn id(&self) -> &'query str {
        &self.0.id
    }

    /// The header From.
    pub fn from(&self) -> Option<&'query str> {
        self.0.from.as_deref()
    }

    /// The header To.
    pub fn to(&self) -> Option<&'query str> {
        self.0.to.as_deref()
    }

    /// The header Subject.
    pub fn subject(&self) -> Option<&'query str> {
        self.0.subject.as_deref()
    }

    /// When it was written, in seconds since 1970 in UTC.
    pub fn date(&self) -> Option<i64> {
        self.0.date
    }

    /// Where it is, in one of its files when there are several.
    pub fn path(&self) -> &'query str {
        &self.0.files[0]
    }

    /// Its tags, sorted.
    pub fn tags(&self) -> Vec<String> {
        self.0.tags.iter().cloned().collect()
    }

    /// Its text, read from its file.
    pub fn body(&self) -> Result<String, Error> {
        let path = Path::new(self.path());
        let bytes = fs::read(path).map_err(|error| Error::of_file(path, &error))?;
        Ok(parse::body(&bytes))
    }
}
