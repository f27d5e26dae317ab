//! Queries, whose exports are in a Haskell module of their own.

use hsffi::{OwnedByRust, export};

hsffi::submodule! {
    /// Queries of a [`crate::MailBox`].
    "Test.Mail.Query"
}

/// The most words of a query.
#[export]
pub const LIMIT: u32 = 1;

/// A query of one word.
#[derive(Debug, PartialEq, Eq, hsffi::Opaque)]
#[hsffi(closeable, immutable, instances(Eq))]
pub struct Query {
    pub(crate) word: String,
}

/// A kind of query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
pub enum Kind {
    /// Of a word.
    Word,
    /// Of nothing.
    Blank,
}

/// Why a query is refused. Its type and one of another module mention each other's modules.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum QueryError {
    /// There is no word.
    #[error("there is no word")]
    NoWord {
        /// The order of the messages that are not found.
        ordering: crate::Ordering,
    },
}

#[export]
impl Query {
    /// A query for a word.
    pub fn of(word: &str) -> OwnedByRust<Query> {
        OwnedByRust::new(Query { word: word.into() })
    }
}

/// How many words there are in a query.
#[export]
pub fn count(query: &Query) -> usize {
    query.word.split_whitespace().count()
}

pub(crate) fn check(query: &Query) -> Result<(), QueryError> {
    if query.word.is_empty() {
        let ordering = crate::Ordering::Rising;
        return Err(QueryError::NoWord { ordering });
    }
    Ok(())
}

/// A module within, whose exports are in the module around it.
pub mod inner {
    use hsffi::export;

    /// The number of a kind.
    #[export]
    pub fn number(kind: super::Kind) -> u32 {
        match kind {
            super::Kind::Word => 1,
            super::Kind::Blank => 0,
        }
    }
}
