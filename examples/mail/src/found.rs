//! The results of a search: threads, messages and their contents, all borrowed from the query.

use crate::error::Error;
use crate::index::{Entry, Index, Number};
use crate::{parse, query};
use hsffi::{Items, OwnedByRust, export};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What a search has found, as the database was then. It stays when the database is changed or closed.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(parent)]
pub struct Query {
    index: Arc<Index>,
    found: Vec<Number>,
}

#[export]
impl Query {
    /// How many messages were found.
    #[hsffi(unsafe, reason = "reads a length")]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The messages, the newest first.
    pub fn messages(&self) -> Items<'_, OwnedByRust<Message<'_>>> {
        Items::new(self.iter_messages().map(OwnedByRust::new))
    }

    /// The threads of the messages, in the order of their newest message that was found.
    pub fn threads(&self) -> Items<'_, OwnedByRust<Thread<'_>>> {
        Items::new(self.iter_threads().map(OwnedByRust::new))
    }
}

impl Query {
    pub(crate) fn new(index: Arc<Index>, found: Vec<Number>) -> OwnedByRust<Query> {
        OwnedByRust::new(Query { index, found })
    }

    /// The messages for Rust, the newest first.
    pub fn iter_messages(&self) -> impl Iterator<Item = Message<'_>> {
        let numbers = self.found.iter();
        numbers.map(|number| Message(&self.index.entries[number]))
    }

    /// The threads for Rust, in the order of their newest message that was found.
    pub fn iter_threads(&self) -> impl Iterator<Item = Thread<'_>> {
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
#[derive(Clone, Copy, Debug, hsffi::Opaque)]
pub struct Thread<'query> {
    index: &'query Index,
    number: Number,
    matched: usize,
}

#[export]
impl<'query> Thread<'query> {
    /// What `thread:` in a query calls it.
    #[hsffi(unsafe, reason = "writes a number")]
    pub fn id(&self) -> String {
        query::thread_name(self.number)
    }

    /// How many of its messages were found.
    #[hsffi(unsafe, reason = "reads a number")]
    pub fn matched(&self) -> usize {
        self.matched
    }

    /// How many messages it has.
    #[hsffi(unsafe, reason = "looks up a length")]
    pub fn total(&self) -> usize {
        self.index.grouping.members(self.number).len()
    }

    /// All of its messages, the oldest first.
    pub fn messages(&self) -> Items<'query, OwnedByRust<Message<'query>>> {
        Items::new(self.iter_messages().map(OwnedByRust::new))
    }
}

impl<'query> Thread<'query> {
    /// All of its messages for Rust, the oldest first.
    pub fn iter_messages(&self) -> impl Iterator<Item = Message<'query>> + use<'query> {
        let index = self.index;
        let numbers = index.grouping.members(self.number).iter();
        numbers.map(|number| Message(&index.entries[number]))
    }
}

/// A message.
#[derive(Clone, Copy, Debug, hsffi::Opaque)]
pub struct Message<'query>(&'query Entry);

#[export]
impl<'query> Message<'query> {
    /// Its Message-ID without the angle brackets, or a name made from its file's where it has none.
    #[hsffi(unsafe, reason = "copies a short text")]
    pub fn id(&self) -> String {
        self.0.id.clone()
    }

    /// The header From.
    #[hsffi(unsafe, reason = "copies a short text")]
    pub fn from(&self) -> Option<String> {
        self.0.from.clone()
    }

    /// The header To.
    #[hsffi(unsafe, reason = "copies a short text")]
    pub fn to(&self) -> Option<String> {
        self.0.to.clone()
    }

    /// The header Subject.
    #[hsffi(unsafe, reason = "copies a short text")]
    pub fn subject(&self) -> Option<String> {
        self.0.subject.clone()
    }

    /// When it was written, in seconds since 1970 in UTC.
    #[hsffi(unsafe, reason = "reads a number")]
    pub fn date(&self) -> Option<i64> {
        self.0.date
    }

    /// Where it is, in one of its files when there are several.
    #[hsffi(unsafe, reason = "copies a short text")]
    pub fn path(&self) -> String {
        self.0.files[0].clone()
    }

    /// Its tags, sorted.
    #[hsffi(unsafe, reason = "copies a few short texts")]
    pub fn tags(&self) -> Items<'query, String> {
        Items::new(self.iter_tags().map(str::to_owned))
    }

    /// Its text, read from its file.
    ///
    /// # Errors
    /// What the operating system says, such as that the file has gone: `Missing`.
    pub fn body(&self) -> Result<String, Error> {
        let path = Path::new(&self.0.files[0]);
        let bytes = fs::read(path).map_err(|error| Error::of_file(path, &error))?;
        Ok(parse::body(&bytes))
    }
}

impl<'query> Message<'query> {
    /// Its tags for Rust, sorted.
    pub fn iter_tags(&self) -> impl Iterator<Item = &'query str> + use<'query> {
        self.0.tags.iter().map(String::as_str)
    }
}
