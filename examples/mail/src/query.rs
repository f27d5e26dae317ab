//! Queries: terms that must all hold, such as `from:alice subject:bug tag:unread crash* -"mass bug"`.
//!
//! | term | holds for messages |
//! |---|---|
//! | `word`, `from:word`, `to:word`, `subject:word` | with the word, anywhere or in that header |
//! | `wor*` | with a word that begins so |
//! | `"a b"`, `from:"a b"`, `a-b` | with all of these words |
//! | `tag:t`, `id:i`, `thread:n` | with the tag, with the id, of the thread |
//! | `*` | all |
//! | `-term` | for which the term does not hold |

use crate::error::Error;
use crate::index::{Entry, Index, Number};
use crate::parse::words;
use std::collections::HashSet;
use std::iter::Peekable;
use std::str::Chars;

/// A term. It is negated when messages for which it holds are not wanted.
struct Term {
    negated: bool,
    wanted: Wanted,
}

enum Wanted {
    All,
    Words {
        words: Vec<String>,
        last_is_prefix: bool,
    },
    Tag(String),
    Id(String),
    Thread(String),
}

/// The messages for which all terms of the query hold, the newest first.
pub fn find(index: &Index, query: &str) -> Result<Vec<Number>, Error> {
    let mut found: Vec<(&Number, &Entry)> = index.entries.iter().collect();
    for term in parse(query)? {
        let those = term.wanted.among(index);
        found.retain(|(number, _)| those.contains(number) != term.negated);
    }
    found.sort_by_key(|(number, entry)| std::cmp::Reverse((entry.date, **number)));
    Ok(found.into_iter().map(|(number, _)| *number).collect())
}

/// What a thread is called in a query.
pub fn thread_name(thread: Number) -> String {
    format!("{thread:016x}")
}

impl Wanted {
    fn among(&self, index: &Index) -> HashSet<Number> {
        let those = |holds: &dyn Fn(Number, &Entry) -> bool| {
            let entries = index.entries.iter().map(|(number, entry)| (*number, entry));
            entries
                .filter(|(number, entry)| holds(*number, entry))
                .map(|(number, _)| number)
                .collect()
        };
        match self {
            Wanted::All => those(&|_, _| true),
            Wanted::Tag(tag) => those(&|_, entry| entry.tags.contains(tag)),
            Wanted::Id(id) => those(&|_, entry| entry.id == *id),
            Wanted::Thread(name) => those(&|number, _| {
                index.grouping.thread_of(number).map(thread_name).as_ref() == Some(name)
            }),
            Wanted::Words {
                words,
                last_is_prefix,
            } => {
                let last = words.len() - 1;
                let sets = words.iter().enumerate();
                let sets =
                    sets.map(|(at, word)| index.with_word(word, at == last && *last_is_prefix));
                sets.reduce(|some, more| &some & &more).unwrap_or_default()
            }
        }
    }
}

fn parse(query: &str) -> Result<Vec<Term>, Error> {
    let mut characters = query.chars().peekable();
    let mut position = 0;
    let mut terms = Vec::new();
    loop {
        while characters.next_if(|c| c.is_whitespace()).is_some() {
            position += 1;
        }
        if characters.peek().is_none() {
            return Ok(terms);
        }
        let wrong = |reason: &str| Error::BadQuery {
            position,
            reason: reason.to_owned(),
        };
        let negated = characters.next_if_eq(&'-').is_some();
        let (text, length) =
            quoted(&mut characters).ok_or_else(|| wrong("a quotation mark is not closed"))?;
        let wanted = wanted(&text).ok_or_else(|| wrong("this term has no word"))?;
        terms.push(Term { negated, wanted });
        position += length + usize::from(negated);
    }
}

/// Reads up to a blank outside of quotation marks, which are left out. Also tells how many characters these were.
fn quoted(characters: &mut Peekable<Chars>) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut length = 0;
    let mut is_inside = false;
    while let Some(c) = characters.next_if(|c| is_inside || !c.is_whitespace()) {
        length += 1;
        match c {
            '"' => is_inside = !is_inside,
            _ => text.push(c),
        }
    }
    (!is_inside).then_some((text, length))
}

/// What a term asks for, if it asks for anything. What precedes a colon is a word as any other, unless it is known.
fn wanted(term: &str) -> Option<Wanted> {
    let (field, value) = term.split_once(':').unwrap_or(("", term));
    let owned = (!value.is_empty()).then(|| value.to_owned());
    match field {
        "tag" => owned.map(Wanted::Tag),
        "id" => owned.map(Wanted::Id),
        "thread" => owned.map(Wanted::Thread),
        "from" | "to" | "subject" => words_wanted(&format!("{field}:"), value),
        "" if value == "*" => Some(Wanted::All),
        _ => words_wanted("", term),
    }
}

fn words_wanted(prefix: &str, text: &str) -> Option<Wanted> {
    let words: Vec<String> = words(text).map(|word| format!("{prefix}{word}")).collect();
    (!words.is_empty()).then(|| Wanted::Words {
        words,
        last_is_prefix: text.ends_with('*'),
    })
}
