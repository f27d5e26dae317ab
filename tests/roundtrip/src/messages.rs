//! Errors of any type as messages, and items that end with an error.

use std::error::Error;
use std::io;

use anyhow::Context;
use hsffi::{Items, Message, OwnedByRust, export};

use crate::error_forms::{LedgerError, read_ledger};
use crate::errors::{NumberError, Unspeakable, read_number};
use crate::objects::Counter;

/// Fails with errors of several types, or returns the number.
///
/// # Errors
/// For the numbers 0 to 5.
#[export]
pub fn explain_failure(how: u32) -> Result<u32, Message> {
    match how {
        0 => {
            String::from_utf8(vec![b'a', 255])?;
        }
        1 => Err("a text")?,
        2 => return Err(format!("text {how}").into()),
        3 => {
            let failed: anyhow::Result<u32> = Err(io::Error::other("inner"))
                .context("middle")
                .context("outer");
            failed?;
        }
        4 => {
            let failed: Result<u32, Box<dyn Error>> = Err("boxed".into());
            failed?;
        }
        5 => {
            read_ledger(0)?;
        }
        _ => {}
    }
    Ok(how)
}

/// The same as a value.
///
/// # Errors
/// As [`explain_failure`].
#[export(either)]
pub fn try_explain_failure(how: u32) -> Result<u32, Message> {
    explain_failure(how)
}

/// The same by a value of Haskell's.
///
/// # Errors
/// As [`explain_failure`].
#[export(pure)]
pub fn explained_failure(how: u32) -> Result<u32, Message> {
    explain_failure(how)
}

/// Items up to an error, behind which reading on would panic.
fn up_to<T, E>(
    end: u32,
    item: impl Fn(u32) -> T,
    error: impl Fn() -> E,
) -> impl Iterator<Item = Result<T, E>> {
    (0..).map(move |number| match number {
        number if number < end => Ok(item(number)),
        number if number == end => Err(error()),
        _ => panic!("items were made behind an error"),
    })
}

/// Numbers, then an error.
#[export]
#[must_use]
pub fn ledger_pages(end: u32) -> Items<'static, Result<u32, LedgerError>> {
    Items::new(up_to(
        end,
        |number| number,
        move || LedgerError::MissingPage(end),
    ))
}

/// Numbers, then an error, through an `unsafe` import.
#[export(unsafe, reason = "counts")]
#[must_use]
pub fn leaf_ledger_pages(end: u32) -> Items<'static, Result<u32, LedgerError>> {
    ledger_pages(end)
}

/// Objects, then an error of any type.
#[export]
#[must_use]
pub fn counters_until(end: u32) -> Items<'static, Result<OwnedByRust<Counter>, Message>> {
    let counter = |number: u32| OwnedByRust::new(Counter::starting_at(number.into()));
    Items::new(up_to(end, counter, || "no more counters".into()))
}

/// Each text as a number. Ends with the first that is none.
///
/// # Errors
/// When there is no text.
#[export]
pub fn digits_of_texts(
    texts: Vec<String>,
) -> Result<Items<'static, Result<u32, NumberError>>, Message> {
    if texts.is_empty() {
        return Err("there is nothing to read".into());
    }
    Ok(Items::new(texts.into_iter().map(|text| read_number(&text))))
}

/// Values of both sides: the error is no error of Haskell's.
#[export]
#[must_use]
pub fn odd_or_even(end: u32) -> Items<'static, Result<u32, String>> {
    let side = |number: u32| match number % 2 {
        0 => Ok(number),
        _ => Err(number.to_string()),
    };
    Items::new((0..end).map(side))
}

/// Texts, then an error that panics when it is shown.
#[export]
#[must_use]
pub fn until_silence(end: u32) -> Items<'static, Result<String, Unspeakable>> {
    let silence = || Unspeakable::Silence("a string that must not leak".to_owned());
    Items::new(up_to(end, |number| number.to_string(), silence))
}
