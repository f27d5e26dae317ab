//! Flags, and the bits that stand for them in PCRE2.
//!
//! `PCRE2_NO_UTF_CHECK` must not be among them: with it, text that is not UTF-8 makes the library read where it must not.

use hsffi::export;

use crate::pcre2;

macro_rules! flags {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $flag:ident = $bit:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, hsffi::Enum)]
        pub enum $name {
            $($(#[$doc])* $flag,)*
        }

        impl $name {
            /// The bits of all flags.
            pub(crate) const ALL: u32 = $(pcre2::$bit)|*;

            fn bit(self) -> u32 {
                match self {
                    $($name::$flag => pcre2::$bit,)*
                }
            }
        }
    };
}

flags! {
    /// How a pattern is understood.
    Flag {
        /// `[]` is a class that nothing belongs to.
        AllowEmptyClass = ALLOW_EMPTY_CLASS,
        /// A match begins where the subject begins.
        Anchored = ANCHORED,
        /// Upper and lower case are the same.
        Caseless = CASELESS,
        /// `$` is the very end, and not before a newline there.
        DollarEndOnly = DOLLAR_ENDONLY,
        /// `.` is any character, a newline too.
        DotAll = DOTALL,
        /// Groups may have the same name.
        DupNames = DUPNAMES,
        /// A match ends where the subject ends.
        EndAnchored = ENDANCHORED,
        /// White space in the pattern means nothing, and `#` begins a comment.
        Extended = EXTENDED,
        /// A match begins in the first line.
        FirstLine = FIRSTLINE,
        /// The pattern is text to be found as it is. Of the other flags, only some go with it.
        Literal = LITERAL,
        /// A reference to an unset group matches the empty string.
        MatchUnsetBackref = MATCH_UNSET_BACKREF,
        /// `^` and `$` are also beginning and end of each line.
        Multiline = MULTILINE,
        /// A pattern may not switch on UTF-8 by itself.
        NeverUtf = NEVER_UTF,
        /// Plain parentheses do not capture.
        NoAutoCapture = NO_AUTO_CAPTURE,
        /// `\w`, `\d` and the like ask Unicode.
        Ucp = UCP,
        /// Quantifiers take as little as they can, and with `?` as much as they can.
        Ungreedy = UNGREEDY,
        /// Pattern and subject are UTF-8.
        Utf = UTF,
    }
}

flags! {
    /// How a subject is looked at.
    MatchFlag {
        /// The subject does not begin a line.
        NotBol = NOTBOL,
        /// The subject does not end a line.
        NotEol = NOTEOL,
        /// The empty string does not match.
        NotEmpty = NOTEMPTY,
        /// The empty string at the beginning does not match.
        NotEmptyAtStart = NOTEMPTY_ATSTART,
    }
}

/// The bit of a flag, for `compileCode`.
#[export(pure, unsafe, reason = "looks up a number")]
pub fn flag_bit(flag: Flag) -> u32 {
    flag.bit()
}

/// The bit of a flag, for `codeFind`.
#[export(pure, unsafe, reason = "looks up a number")]
pub fn match_flag_bit(flag: MatchFlag) -> u32 {
    flag.bit()
}
