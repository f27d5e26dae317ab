//! Errors, in the library's own words.

use std::ffi::c_int;

use crate::pcre2;

/// Why a pattern is refused.
#[derive(Debug, PartialEq, thiserror::Error, hsffi::Error)]
#[expect(missing_docs, reason = "fields are what their names say")]
pub enum CompileError {
    /// The offset counts bytes, from 0.
    #[error("at byte {offset}: {reason}")]
    BadPattern { offset: usize, reason: String },
    /// The flags are unknown or do not go together.
    #[error("{reason}")]
    BadFlags { reason: String },
}

impl CompileError {
    pub(crate) fn new(code: c_int, offset: usize) -> Self {
        let reason = reason(code);
        match code {
            pcre2::ERROR_BAD_OPTIONS
            | pcre2::ERROR_UTF_IS_DISABLED
            | pcre2::ERROR_BAD_LITERAL_OPTIONS => CompileError::BadFlags { reason },
            _ => CompileError::BadPattern { offset, reason },
        }
    }
}

/// Why it is not known whether there is a match.
#[derive(Debug, PartialEq, thiserror::Error, hsffi::Error)]
#[expect(missing_docs, reason = "fields are what their names say")]
pub enum MatchError {
    /// The subject is not UTF-8, which the flag `Utf` promises. The offset counts bytes, from 0.
    #[error("at byte {offset}: {reason}")]
    InvalidUtf { offset: usize, reason: String },
    /// It would take too much time or memory.
    #[error("{reason}")]
    LimitExceeded { reason: String },
    /// There is no memory.
    #[error("no more memory")]
    NoMemory,
    /// Anything else that the library may say. The code is its own.
    #[error("{reason}")]
    MatchFailed { code: i32, reason: String },
}

impl MatchError {
    /// `offset` is where the library stopped.
    pub(crate) fn new(code: c_int, offset: usize) -> Self {
        let reason = reason(code);
        match code {
            pcre2::ERROR_UTF8_ERR21..=pcre2::ERROR_UTF8_ERR1 => {
                MatchError::InvalidUtf { offset, reason }
            }
            pcre2::ERROR_MATCHLIMIT | pcre2::ERROR_DEPTHLIMIT | pcre2::ERROR_HEAPLIMIT => {
                MatchError::LimitExceeded { reason }
            }
            pcre2::ERROR_NOMEMORY => MatchError::NoMemory,
            _ => MatchError::MatchFailed { code, reason },
        }
    }
}

/// The library's message.
fn reason(code: c_int) -> String {
    let mut text = [0; 256];
    // SAFETY: the library writes no more than the length, and answers how much it wrote, or a negative number.
    let written = unsafe { pcre2::pcre2_get_error_message_8(code, text.as_mut_ptr(), text.len()) };
    match usize::try_from(written) {
        Ok(len) => String::from_utf8_lossy(&text[..len]).into_owned(),
        Err(_) => format!("error {code}"),
    }
}
