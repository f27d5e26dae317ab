//! Exports in several Haskell modules, with names that repeat, and types that functions of other modules take.

use hsffi::{OwnedByRust, export};

pub mod query;

hsffi::module! {
    /// A box of messages. Queries are in [`query::Query`] and [`query::count`].
    "Test.Mail"
}

/// A box of messages, which a [`query::Query`] searches.
#[derive(Debug, Default, hsffi::Opaque)]
#[hsffi(closeable, immutable)]
pub struct MailBox {
    messages: Vec<String>,
}

#[export]
impl MailBox {
    /// The most messages of a box.
    pub const LIMIT: u32 = 3;

    /// Makes a box of three messages.
    pub fn new() -> OwnedByRust<MailBox> {
        let messages = ["one", "two", "three"].map(str::to_owned);
        OwnedByRust::new(MailBox {
            messages: messages.to_vec(),
        })
    }

    /// The number of messages.
    pub fn count(&self) -> usize {
        self.messages.len()
    }

    /// The messages for which a query holds.
    ///
    /// # Errors
    /// [`query::QueryError::NoWord`]
    pub fn search(&self, query: &query::Query) -> Result<usize, query::QueryError> {
        query::check(query)?;
        let found = self.messages.iter().filter(|it| it.contains(&query.word));
        Ok(found.count())
    }

    /// Counts by length, in a module that the function chose.
    #[hsffi(module = "Test.Mail.Extra", name = "longerThan")]
    pub fn longer_than(&self, length: usize) -> usize {
        let messages = self.messages.iter();
        messages.filter(|it| it.len() > length).count()
    }
}

/// How many there are.
#[export]
pub fn count() -> u32 {
    0
}

/// The place of messages. It has the name of a type of Haskell's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
#[hsffi(module = "Test.Mail.Extra")]
pub enum Ordering {
    /// The oldest first.
    Rising,
    /// The newest first.
    Falling,
}

/// Why messages have no order.
#[derive(Debug, thiserror::Error, hsffi::Error)]
#[hsffi(module = "Test.Mail.Extra")]
pub enum OrderError {
    /// The query has another kind.
    #[error("a query of another kind")]
    OtherKind {
        /// The kind.
        kind: query::Kind,
    },
}

/// Fails for queries of no word.
///
/// # Errors
/// [`OrderError::OtherKind`]
#[export]
#[hsffi(module = "Test.Mail.Extra")]
pub fn order_of(kind: query::Kind) -> Result<Ordering, OrderError> {
    match kind {
        query::Kind::Word => Ok(Ordering::Rising),
        query::Kind::Blank => Err(OrderError::OtherKind { kind }),
    }
}

/// The other order.
#[export]
#[hsffi(module = "Test.Mail.Extra")]
pub fn reverse(ordering: Ordering) -> Ordering {
    match ordering {
        Ordering::Rising => Ordering::Falling,
        Ordering::Falling => Ordering::Rising,
    }
}

#[export]
#[hsffi(module = "Test.Mail.Extra")]
impl MailBox {
    /// The first message.
    pub fn first_length(&self, ordering: Ordering) -> Option<usize> {
        match ordering {
            Ordering::Rising => self.messages.first().map(String::len),
            Ordering::Falling => self.messages.last().map(String::len),
        }
    }
}

pub mod store {
    //! A module in the file of another one.

    use hsffi::{OwnedByRust, export};

    hsffi::submodule!("Store.Of.Mail");

    /// A query of a store, with the name of another type.
    #[derive(Debug, hsffi::Opaque)]
    #[hsffi(immutable)]
    pub struct Query {
        limit: usize,
    }

    #[export]
    impl Query {
        /// At most so many messages.
        pub fn at_most(limit: usize) -> OwnedByRust<Query> {
            OwnedByRust::new(Query { limit })
        }
    }

    /// Why a store fails.
    #[derive(Debug, thiserror::Error, hsffi::Error)]
    pub enum StoreError {
        /// A query is refused.
        #[error("the store refuses a query")]
        Refused {
            /// The kind of query.
            kind: crate::query::Kind,
        },
    }

    /// What a store has.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
    pub enum Content {
        /// Text.
        Text,
        /// Other data.
        Data,
    }

    /// How many there are of a [`crate::MailBox`], limited by two queries of the same name: [`Query`] and
    /// [`crate::query::Query`].
    ///
    /// | query | of |
    /// |---|---|
    /// | [`Query`] | the store |
    /// | [`count`](crate::query::count) | words |
    ///
    /// # Errors
    /// [`StoreError::Refused`]
    #[export]
    pub fn count(
        mail: &crate::MailBox,
        query: &Query,
        other: &crate::query::Query,
    ) -> Result<usize, StoreError> {
        let kind = crate::query::Kind::Word;
        let found = mail
            .search(other)
            .map_err(|_| StoreError::Refused { kind })?;
        Ok(found.min(query.limit))
    }

    /// How long it takes to read so many words.
    #[export]
    pub fn reading_time(words: u32, each: std::time::Duration) -> std::time::Duration {
        each * words
    }

    /// A word that the `Prelude` has.
    #[export]
    pub fn length(content: Content) -> u32 {
        match content {
            Content::Text => 4,
            Content::Data => 5,
        }
    }
}
