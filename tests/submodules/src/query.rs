//! Queries, whose exports are in a Haskell module of their own.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hsffi::{Async, Items, OwnedByRust, export};

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

/// Counts the words after a while, on a thread of tokio's, whose name comes with it.
#[export]
pub fn count_later(query: &Query, milliseconds: u64) -> Async<(usize, Option<String>)> {
    let (count, pause) = (count(query), Duration::from_millis(milliseconds));
    Async::new(async move {
        tokio::time::sleep(pause).await;
        let name = std::thread::current().name().map(str::to_owned);
        (count, name)
    })
}

/// The letters of a query, one after a while.
#[export]
pub fn letters_later(query: &Query, milliseconds: u64) -> Items<'static, char> {
    let pause = Duration::from_millis(milliseconds);
    let letters: Vec<_> = query.word.chars().collect();
    Items::from_stream(Slow {
        letters: letters.into_iter(),
        pause,
        sleep: None,
    })
}

/// A stream of letters.
struct Slow {
    letters: std::vec::IntoIter<char>,
    pause: Duration,
    /// Made by a thread of tokio's, which has timers.
    sleep: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl futures_core::Stream for Slow {
    type Item = char;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<char>> {
        let pause = self.pause;
        let sleep = self
            .sleep
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
        ready!(sleep.as_mut().poll(context));
        self.sleep = None;
        Poll::Ready(self.letters.next())
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
