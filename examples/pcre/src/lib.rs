//! The C library PCRE2 for Haskell.

mod error;
mod flag;
mod pcre2;

use std::ptr::{from_ref, null_mut};

pub use error::{CompileError, MatchError};
pub use flag::{Flag, MatchFlag};
use hsffi::{OwnedByC, export};
use pcre2::{MatchData, pcre2_code_free_8, pcre2_match_data_free_8};

hsffi::module! {
    /// Patterns of Perl's kind, over bytes: what `Text.Regex.Pcre` is made of.
    "Text.Regex.Pcre.Code",
    capi
}

/// A compiled pattern, for any number of threads at once.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(released_by = pcre2_code_free_8, immutable)]
#[repr(C)]
pub struct Code {
    /// Only the library knows. It does not change what it has compiled: threads may share it, and a match is always the same.
    opaque: [u8; 0],
}

#[export]
impl Code {
    /// Compiles a pattern with the bits of some flags, by the library's own tables: always to the same.
    ///
    /// # Errors
    /// What is wrong with the pattern or the flags.
    #[hsffi(pure, either)]
    pub fn compile(
        pattern: &[u8],
        flags: u32,
    ) -> Result<OwnedByC<Code, pcre2_code_free_8>, CompileError> {
        if flags & !Flag::ALL != 0 {
            return Err(CompileError::new(pcre2::ERROR_BAD_OPTIONS, 0));
        }
        // `\C` could go on from within a character, where the library no longer knows that the text is UTF-8. It is no
        // escape in a literal pattern, with which the library refuses the bit.
        let safe = match flags & pcre2::LITERAL {
            0 => flags | pcre2::NEVER_BACKSLASH_C,
            _ => flags,
        };
        let (mut error, mut offset) = (0, 0);
        // SAFETY: the pattern has that length, the library writes an error and an offset, and there may be no context.
        // What it answers is nothing or a code, which `pcre2_code_free_8` releases.
        let code = unsafe {
            OwnedByC::from_raw(pcre2::pcre2_compile_8(
                pattern.as_ptr(),
                pattern.len(),
                safe,
                &raw mut error,
                &raw mut offset,
                null_mut(),
            ))
        };
        code.ok_or_else(|| CompileError::new(error, offset))
    }

    /// What stands for the beginning and the end of an unset group.
    pub const UNSET: usize = usize::MAX;

    /// Where the first match begins and ends in the subject, and where each of its groups does. The bits are those of some
    /// flags.
    ///
    /// # Errors
    /// Why it is not known whether there is a match.
    #[hsffi(pure, either)]
    pub fn find(&self, subject: &[u8], flags: u32) -> Result<Option<Vec<usize>>, MatchError> {
        if flags & !MatchFlag::ALL != 0 {
            return Err(MatchError::new(pcre2::ERROR_BADOPTION, 0));
        }
        // SAFETY: `self` is a code. What the library answers is nothing or data that `pcre2_match_data_free_8` releases.
        let data: Option<OwnedByC<MatchData, pcre2_match_data_free_8>> = unsafe {
            let code = from_ref(self);
            OwnedByC::from_raw(pcre2::pcre2_match_data_create_from_pattern_8(
                code,
                null_mut(),
            ))
        };
        let data = data.ok_or(MatchError::NoMemory)?;
        // SAFETY: `self` is a code that nobody changes, the subject has that length, the data is for this code and this
        // call, and there may be no context. None of the flags keeps the library from checking its arguments.
        let matched = unsafe {
            pcre2::pcre2_match_8(
                from_ref(self),
                subject.as_ptr(),
                subject.len(),
                0,
                flags,
                data.as_ptr(),
                null_mut(),
            )
        };
        match matched {
            pcre2::ERROR_NOMATCH => Ok(None),
            0.. => Ok(Some(offsets(&data).to_vec())),
            error => {
                // SAFETY: the data has been matched with.
                let offset = unsafe { pcre2::pcre2_get_startchar_8(data.as_ptr()) };
                Err(MatchError::new(error, offset))
            }
        }
    }
}

/// The pairs of offsets after a match.
fn offsets(data: &OwnedByC<MatchData, pcre2_match_data_free_8>) -> &[usize] {
    // SAFETY: the data has so many pairs, the library has written them all, and they live as long as the data.
    unsafe {
        let pairs = pcre2::pcre2_get_ovector_count_8(data.as_ptr());
        let pointer = pcre2::pcre2_get_ovector_pointer_8(data.as_ptr());
        std::slice::from_raw_parts(pointer, 2 * pairs as usize)
    }
}
