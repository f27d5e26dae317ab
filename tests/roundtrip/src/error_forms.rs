//! Errors of each form: structs, fields that do not cross, and errors of which the message alone crosses.

use std::error::Error;
use std::fmt;
use std::io;

use hsffi::export;

use crate::data::Figure;
use crate::enums::Day;

/// A struct as an error.
#[derive(Debug, hsffi::Error)]
pub struct MisplacedMark {
    /// The line.
    pub line: u32,
    /// What stands there.
    pub found: Option<String>,
}

impl fmt::Display for MisplacedMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: misplaced mark", self.line)
    }
}

/// Fails with a struct.
///
/// # Errors
/// Always.
#[export]
pub fn misplace_mark(line: u32, found: Option<String>) -> Result<(), MisplacedMark> {
    Err(MisplacedMark { line, found })
}

/// A tuple struct as an error, with data.
#[derive(Debug, hsffi::Error)]
#[hsffi(name = "PaleShade")]
pub struct TooPale(pub Figure, pub Vec<Day>);

impl fmt::Display for TooPale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "too pale on {} days", self.1.len())
    }
}

/// Fails with a tuple struct.
///
/// # Errors
/// Always.
#[export(either)]
pub fn fade_away(shade: Figure, days: Vec<Day>) -> Result<u8, TooPale> {
    Err(TooPale(shade, days))
}

/// A struct without fields as an error.
#[derive(Debug, hsffi::Error)]
pub struct OutOfInk;

impl fmt::Display for OutOfInk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of ink")
    }
}

/// Fails with a struct without fields.
///
/// # Errors
/// Always.
#[export(pure)]
pub fn ink_left() -> Result<u8, OutOfInk> {
    Err(OutOfInk)
}

/// What can go wrong with a ledger, with sources that do not cross.
#[derive(Debug, hsffi::Error)]
pub enum LedgerError {
    /// It cannot be opened.
    Unopened {
        /// Why.
        #[hsffi(skip)]
        cause: io::Error,
        /// Where it should be.
        place: String,
    },
    /// An entry is wrong.
    #[hsffi(flat)]
    WrongEntry(u32, Box<dyn Error + Send + Sync>),
    /// A page is missing.
    MissingPage(u32),
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LedgerError::Unopened { place, .. } => write!(f, "cannot open {place}"),
            LedgerError::WrongEntry(number, cause) => write!(f, "entry {number}: {cause}"),
            LedgerError::MissingPage(page) => write!(f, "no page {page}"),
        }
    }
}

impl Error for LedgerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            LedgerError::Unopened { cause, .. } => Some(cause),
            LedgerError::WrongEntry(_, cause) => Some(&**cause),
            LedgerError::MissingPage(_) => None,
        }
    }
}

/// Fails, unless the entry is 3.
///
/// # Errors
/// For the entries 0 to 2.
#[export]
pub fn read_ledger(entry: u32) -> Result<u32, LedgerError> {
    match entry {
        0 => Err(LedgerError::Unopened {
            cause: io::Error::new(io::ErrorKind::NotFound, "no such ledger"),
            place: "the attic".to_owned(),
        }),
        1 => Err(LedgerError::WrongEntry(1, "not a number".into())),
        2 => Err(LedgerError::MissingPage(7)),
        _ => Ok(entry),
    }
}

/// An error whose message alone crosses. It is no [`Error`] of Rust's.
#[derive(Debug, hsffi::Error)]
#[hsffi(flat)]
pub enum StormError {
    /// Of wind.
    Wind(io::Error),
    /// Of rain.
    Rain {
        /// How much.
        depth: std::time::Instant,
    },
}

impl fmt::Display for StormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StormError::Wind(cause) => write!(f, "wind: {cause}"),
            StormError::Rain { .. } => f.write_str("rain"),
        }
    }
}

/// Fails.
///
/// # Errors
/// Always.
#[export]
pub fn weather_storm(wind: bool) -> Result<(), StormError> {
    Err(if wind {
        StormError::Wind(io::Error::other("gale"))
    } else {
        StormError::Rain {
            depth: std::time::Instant::now(),
        }
    })
}

/// What panics when it is dropped.
#[derive(Debug)]
pub struct Brittle;

impl Drop for Brittle {
    fn drop(&mut self) {
        panic!("it broke")
    }
}

/// An error with something that panics when it is dropped.
#[derive(Debug, hsffi::Error)]
pub struct BrittleError {
    /// It must not leak.
    pub text: String,
    /// It panics.
    #[hsffi(skip)]
    pub brittle: Brittle,
}

impl fmt::Display for BrittleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("brittle")
    }
}

/// Fails with an error that panics when its fields are dropped.
///
/// # Errors
/// Always.
#[export]
pub fn break_it() -> Result<(), BrittleError> {
    Err(BrittleError {
        text: "a string that must not leak".to_owned(),
        brittle: Brittle,
    })
}
