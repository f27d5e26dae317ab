//! Results.

use std::fmt;

use hsffi::{HsException, OwnedByRust, export};

use crate::enums::Day;
use crate::objects::Counter;

/// What can be wrong with a number.
#[derive(Debug, hsffi::Error)]
pub enum NumberError {
    /// There is nothing to read.
    Empty,
    /// A character that is no digit.
    NotADigit {
        /// The character.
        found: char,
        /// Its position in characters.
        position: u64,
        /// What stands before it.
        before: String,
    },
    /// A number that is too large.
    Overflow(u64, Option<String>),
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumberError::Empty => f.write_str("no digits"),
            NumberError::NotADigit {
                found, position, ..
            } => {
                write!(f, "‘{found}’ at {position} is no digit")
            }
            NumberError::Overflow(limit, _) => write!(f, "more than {limit}"),
        }
    }
}

fn read(text: &str) -> Result<u32, NumberError> {
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let mut value = 0_u32;
    for (position, c) in text.chars().enumerate() {
        let digit = c.to_digit(10).ok_or_else(|| NumberError::NotADigit {
            found: c,
            position: position as u64,
            before: text.chars().take(position).collect(),
        })?;
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit))
            .ok_or_else(|| NumberError::Overflow(u32::MAX.into(), Some(text.to_owned())))?;
    }
    Ok(value)
}

/// Reads a decimal number.
///
/// # Errors
/// When it is none.
#[export]
pub fn read_number(text: &str) -> Result<u32, NumberError> {
    read(text)
}

/// Reads a decimal number.
///
/// # Errors
/// When it is none.
#[export(either)]
pub fn try_number(text: &str) -> Result<u32, NumberError> {
    read(text)
}

/// Reads a decimal number, through an `unsafe` import.
///
/// # Errors
/// When it is none.
#[export(unsafe, either, reason = "reads a few digits")]
pub fn leaf_number(text: &str) -> Result<u32, NumberError> {
    read(text)
}

/// Does nothing, or fails.
///
/// # Errors
/// When told to.
#[export]
pub fn check(fail: bool) -> Result<(), NumberError> {
    if fail {
        Err(NumberError::Empty)
    } else {
        Ok(())
    }
}

/// Does nothing, or fails, through an `unsafe` import.
///
/// # Errors
/// When told to.
#[export(unsafe, reason = "looks at its argument")]
pub fn leaf_check(fail: bool) -> Result<(), NumberError> {
    check(fail)
}

/// An error that carries all that a result may.
#[derive(Debug, hsffi::Error)]
pub enum Laden {
    /// One field.
    Light(bool),
    /// One of each kind.
    #[hsffi(name = "HeavilyLaden")]
    Heavy {
        /// A byte, so that what follows needs padding.
        byte: u8,
        /// An object, which is to be released like any other.
        counter: OwnedByRust<Counter>,
        /// Bytes.
        bytes: Vec<u8>,
        /// Numbers.
        numbers: Vec<f64>,
        /// A tuple with an option in it.
        nested: (i16, Option<String>),
        /// An enum.
        day: Day,
    },
}

impl fmt::Display for Laden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Laden::Light(flag) => write!(f, "light: {flag}"),
            Laden::Heavy { counter, .. } => write!(f, "heavy: {}", counter.name()),
        }
    }
}

/// Fails with a load.
///
/// # Errors
/// Always.
#[export]
pub fn unload(heavy: bool) -> Result<(), Laden> {
    Err(if heavy {
        Laden::Heavy {
            byte: u8::MAX,
            counter: Counter::new(40),
            bytes: vec![0, 255],
            numbers: vec![0.5, -0.0],
            nested: (i16::MIN, Some("nested".to_owned())),
            day: Day::Wednesday,
        }
    } else {
        Laden::Light(true)
    })
}

/// An error whose message cannot be told.
#[derive(Debug, hsffi::Error)]
pub enum Unspeakable {
    /// Panics when it is shown.
    Silence(String),
}

impl fmt::Display for Unspeakable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("words fail me")
    }
}

/// Fails with an error that panics when it is shown.
///
/// # Errors
/// Always.
#[export]
pub fn unspeakable() -> Result<(), Unspeakable> {
    Err(Unspeakable::Silence(
        "a string that must not leak".to_owned(),
    ))
}

/// A crate's own alias of `Result`.
pub type Fallible<T> = Result<T, HsException>;

/// Does nothing.
///
/// # Errors
/// Never.
#[export]
pub fn never_throws() -> Fallible<OwnedByRust<Counter>> {
    Ok(OwnedByRust::new(Counter::starting_at(3)))
}
