//! Haskell types and functions as a conversion names them: qualified names, applied and composed.
//!
//! ```text
//! Data.Time.Calendar.Day
//! fromInteger . Data.Time.Calendar.toModifiedJulianDay
//! uncurry Data.UUID.Types.fromWords64
//! ```
//!
//! A name has the module that exports it in front, unless the `Prelude` exports it.

use std::fmt;

/// A type or a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// A name, and the module that exports it; without one, the `Prelude` does.
    Name(Option<&'a str>, &'a str),
    /// `f a b`; of at least one argument.
    Apply(Box<Phrase<'a>>, Vec<Phrase<'a>>),
    /// `f . g`; of at least two functions.
    Compose(Vec<Phrase<'a>>),
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A type, which names types and is not composed.
    Type,
    /// A function.
    Function,
}

/// Why a text is not a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError(String);

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PhraseError {}

impl<'a> Phrase<'a> {
    /// Reads a phrase.
    ///
    /// # Errors
    /// When the text is not one.
    pub fn parse(text: &'a str, kind: Kind) -> Result<Self, PhraseError> {
        let mut words = words(text)?.into_iter().peekable();
        let phrase = composed(&mut words, kind)?;
        match words.next() {
            None => Ok(phrase),
            Some(word) => Err(PhraseError(format!("unexpected `{word}`"))),
        }
    }

    /// Visits each name, with its module.
    pub fn for_each_name(&self, visit: &mut dyn FnMut(Option<&'a str>, &'a str)) {
        match self {
            Phrase::Name(module, name) => visit(*module, name),
            Phrase::Apply(head, arguments) => {
                head.for_each_name(visit);
                for argument in arguments {
                    argument.for_each_name(visit);
                }
            }
            Phrase::Compose(functions) => {
                for function in functions {
                    function.for_each_name(visit);
                }
            }
        }
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\'' | '.')
}

/// Names, parentheses, and dots with blanks around them.
fn words(text: &str) -> Result<Vec<&str>, PhraseError> {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let len = if is_of_name(first) {
            rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())
        } else if matches!(first, '(' | ')') {
            1
        } else {
            return Err(PhraseError(format!("unexpected `{first}`")));
        };
        let (word, others) = rest.split_at(len);
        words.push(word);
        rest = others.trim_start();
    }
    Ok(words)
}

type Words<'a> = std::iter::Peekable<std::vec::IntoIter<&'a str>>;

fn composed<'a>(words: &mut Words<'a>, kind: Kind) -> Result<Phrase<'a>, PhraseError> {
    let mut functions = vec![applied(words, kind)?];
    while kind == Kind::Function && words.next_if_eq(&".").is_some() {
        functions.push(applied(words, kind)?);
    }
    match functions.pop() {
        Some(only) if functions.is_empty() => Ok(only),
        last => {
            functions.extend(last);
            Ok(Phrase::Compose(functions))
        }
    }
}

fn applied<'a>(words: &mut Words<'a>, kind: Kind) -> Result<Phrase<'a>, PhraseError> {
    let head = atom(words, kind)?;
    let mut arguments = Vec::new();
    while words.peek().is_some_and(|word| !matches!(*word, ")" | ".")) {
        arguments.push(atom(words, kind)?);
    }
    if arguments.is_empty() {
        Ok(head)
    } else {
        Ok(Phrase::Apply(Box::new(head), arguments))
    }
}

fn atom<'a>(words: &mut Words<'a>, kind: Kind) -> Result<Phrase<'a>, PhraseError> {
    match words.next() {
        None => Err(PhraseError("a name is missing".to_owned())),
        Some("(") => {
            let inner = composed(words, kind)?;
            match words.next() {
                Some(")") => Ok(inner),
                _ => Err(PhraseError("`)` is missing".to_owned())),
            }
        }
        Some(word) => name(word, kind),
    }
}

fn name(word: &str, kind: Kind) -> Result<Phrase<'_>, PhraseError> {
    let (module, name) = match word.rsplit_once('.') {
        None => (None, word),
        Some((module, name)) => (Some(module), name),
    };
    let is_upper = |part: &str| part.starts_with(char::is_uppercase);
    let is_module = |module: &str| module.split('.').all(is_upper);
    let starts_well = match kind {
        Kind::Type => is_upper(name),
        // A constructor is a function.
        Kind::Function => name.starts_with(|c: char| c.is_alphabetic() || c == '_'),
    };
    if starts_well && module.is_none_or(is_module) {
        Ok(Phrase::Name(module, name))
    } else {
        let what = match kind {
            Kind::Type => "type",
            Kind::Function => "function",
        };
        Err(PhraseError(format!(
            "`{word}` is not the name of a {what} with its module"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Phrase};

    const fn prelude(name: &str) -> Phrase<'_> {
        Phrase::Name(None, name)
    }

    #[test]
    fn names_are_applied_and_composed() {
        let day = Phrase::Name(Some("Data.Time.Calendar"), "Day");
        let maybe = Phrase::Apply(Box::new(prelude("Maybe")), vec![day.clone()]);
        for (text, kind, phrase) in [
            ("Data.Time.Calendar.Day", Kind::Type, day.clone()),
            ("Maybe (Data.Time.Calendar.Day)", Kind::Type, maybe),
            (
                " either error id . A.f' ",
                Kind::Function,
                Phrase::Compose(vec![
                    Phrase::Apply(
                        Box::new(prelude("either")),
                        vec![prelude("error"), prelude("id")],
                    ),
                    Phrase::Name(Some("A"), "f'"),
                ]),
            ),
            (
                "f (g . h)",
                Kind::Function,
                Phrase::Apply(
                    Box::new(prelude("f")),
                    vec![Phrase::Compose(vec![prelude("g"), prelude("h")])],
                ),
            ),
        ] {
            assert_eq!(Phrase::parse(text, kind), Ok(phrase), "{text}");
        }
    }

    #[test]
    fn what_is_no_phrase_is_refused_with_the_reason() {
        for (text, kind, reason) in [
            ("", Kind::Type, "a name is missing"),
            (
                "day",
                Kind::Type,
                "`day` is not the name of a type with its module",
            ),
            (
                "time.Day",
                Kind::Type,
                "`time.Day` is not the name of a type with its module",
            ),
            ("f . ", Kind::Function, "a name is missing"),
            (
                "f.g",
                Kind::Function,
                "`f.g` is not the name of a function with its module",
            ),
            ("(f", Kind::Function, "`)` is missing"),
            ("f)", Kind::Function, "unexpected `)`"),
            ("\\x -> x", Kind::Function, "unexpected `\\`"),
            ("A . B", Kind::Type, "unexpected `.`"),
        ] {
            let error = Phrase::parse(text, kind).expect_err("it is no phrase");
            assert_eq!(error.to_string(), reason, "{text}");
        }
    }
}
