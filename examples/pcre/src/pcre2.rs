//! The functions and constants of the C library PCRE2, as `pcre2.h` declares it for code units of 8 bits.

use std::ffi::c_int;
use std::marker::PhantomData;

use crate::Code;

/// What a call of `pcre2_match_8` needs to remember, and what it found.
#[repr(C)]
pub struct MatchData {
    opaque: [u8; 0],
    /// It belongs to one call: it is not shared, nor sent to another thread.
    of_one_call: PhantomData<*mut u8>,
}

#[hsffi::release]
unsafe extern "C" {
    /// Releases a compiled pattern.
    pub fn pcre2_code_free_8(code: *mut Code);
    /// Releases what a match needed.
    pub fn pcre2_match_data_free_8(data: *mut MatchData);
}

// The contexts, which are passed as null pointers, would set limits and allocators.
#[link(name = "pcre2-8")]
unsafe extern "C" {
    pub fn pcre2_compile_8(
        pattern: *const u8,
        len: usize,
        flags: u32,
        error: *mut c_int,
        offset: *mut usize,
        context: *mut u8,
    ) -> *mut Code;
    pub fn pcre2_match_data_create_from_pattern_8(
        code: *const Code,
        context: *mut u8,
    ) -> *mut MatchData;
    pub fn pcre2_match_8(
        code: *const Code,
        subject: *const u8,
        len: usize,
        start: usize,
        flags: u32,
        data: *mut MatchData,
        context: *mut u8,
    ) -> c_int;
    pub fn pcre2_get_ovector_count_8(data: *mut MatchData) -> u32;
    pub fn pcre2_get_ovector_pointer_8(data: *mut MatchData) -> *mut usize;
    pub fn pcre2_get_startchar_8(data: *mut MatchData) -> usize;
    pub fn pcre2_get_error_message_8(error: c_int, text: *mut u8, len: usize) -> c_int;
}

pub const ALLOW_EMPTY_CLASS: u32 = 0x0000_0001;
pub const ANCHORED: u32 = 0x8000_0000;
pub const CASELESS: u32 = 0x0000_0008;
pub const DOLLAR_ENDONLY: u32 = 0x0000_0010;
pub const DOTALL: u32 = 0x0000_0020;
pub const DUPNAMES: u32 = 0x0000_0040;
pub const ENDANCHORED: u32 = 0x2000_0000;
pub const EXTENDED: u32 = 0x0000_0080;
pub const FIRSTLINE: u32 = 0x0000_0100;
pub const LITERAL: u32 = 0x0200_0000;
pub const MATCH_UNSET_BACKREF: u32 = 0x0000_0200;
pub const MULTILINE: u32 = 0x0000_0400;
pub const NEVER_BACKSLASH_C: u32 = 0x0010_0000;
pub const NEVER_UTF: u32 = 0x0000_1000;
pub const NO_AUTO_CAPTURE: u32 = 0x0000_2000;
pub const UCP: u32 = 0x0002_0000;
pub const UNGREEDY: u32 = 0x0004_0000;
pub const UTF: u32 = 0x0008_0000;

pub const NOTBOL: u32 = 0x0000_0001;
pub const NOTEOL: u32 = 0x0000_0002;
pub const NOTEMPTY: u32 = 0x0000_0004;
pub const NOTEMPTY_ATSTART: u32 = 0x0000_0008;

pub const ERROR_BAD_OPTIONS: c_int = 117;
pub const ERROR_UTF_IS_DISABLED: c_int = 174;
pub const ERROR_BAD_LITERAL_OPTIONS: c_int = 192;

pub const ERROR_NOMATCH: c_int = -1;
pub const ERROR_UTF8_ERR1: c_int = -3;
pub const ERROR_UTF8_ERR21: c_int = -23;
pub const ERROR_BADOPTION: c_int = -34;
pub const ERROR_MATCHLIMIT: c_int = -47;
pub const ERROR_NOMEMORY: c_int = -48;
pub const ERROR_DEPTHLIMIT: c_int = -53;
pub const ERROR_HEAPLIMIT: c_int = -63;
