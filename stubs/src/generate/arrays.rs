//! Arrays of GHC's heap: how their types are spelled, and what lends them.
//!
//! Users see the types of `primitive`, but for `ShortByteString`, and for arrays of arrays, which `primitive` does not have.

use super::imports::Words;
use crate::description::{Array, Import};

/// Type variables for the elements of a function's arrays, each another.
#[derive(Default)]
pub(super) struct Elements {
    taken: usize,
}

impl Elements {
    /// The array with elements, where it has any.
    fn of(&mut self, array: &str) -> String {
        let letters = 'a'..='z';
        let (round, letter) = (self.taken / 26, letters.clone().nth(self.taken % 26));
        self.taken += 1;
        let round = if round == 0 {
            String::new()
        } else {
            round.to_string()
        };
        format!("{array} {}{round}", letter.unwrap_or_default())
    }

    /// The type as users see it.
    pub(super) fn public(&mut self, array: Array) -> String {
        match array {
            Array::ByteArray | Array::PinnedByteArray => "ByteArray".to_owned(),
            Array::ShortByteString => "ShortByteString".to_owned(),
            Array::MutableByteArray | Array::PinnedMutableByteArray => {
                "MutableByteArray RealWorld".to_owned()
            }
            Array::Array => self.of("Array"),
            Array::MutableArray => self.of("MutableArray RealWorld"),
            Array::SmallArray => self.of("SmallArray"),
            Array::SmallMutableArray => self.of("SmallMutableArray RealWorld"),
            Array::ArrayArray => "ArrayArray".to_owned(),
            Array::MutableArrayArray => "MutableArrayArray RealWorld".to_owned(),
        }
    }

    /// The type as it is imported.
    pub(super) fn unlifted(&mut self, array: Array) -> String {
        match array {
            Array::ByteArray | Array::PinnedByteArray | Array::ShortByteString => {
                "ByteArray#".to_owned()
            }
            Array::MutableByteArray | Array::PinnedMutableByteArray => {
                "MutableByteArray# RealWorld".to_owned()
            }
            Array::Array => self.of("Array#"),
            Array::MutableArray => self.of("MutableArray# RealWorld"),
            Array::SmallArray => self.of("SmallArray#"),
            Array::SmallMutableArray => self.of("SmallMutableArray# RealWorld"),
            Array::ArrayArray => format!("{QUALIFIER}.ArrayArray#"),
            Array::MutableArrayArray => format!("{QUALIFIER}.MutableArrayArray# RealWorld"),
        }
    }
}

/// The name of `GHC.Exts` where it is imported whole.
const QUALIFIER: &str = "Exts";

/// The import of arrays of arrays. From GHC 9.4 on they are newtypes, whose constructors must be in scope for a foreign import;
/// before that they have none that an import list could name.
pub(super) fn import_whole(text: &mut String, words: &Words<'_>) {
    if !words.used("ArrayArray#, MutableArrayArray#").is_empty() {
        text.push_str("import qualified GHC.Exts as ");
        text.push_str(QUALIFIER);
        text.push('\n');
    }
}

/// The function that lends an array, and its operands before the array. What must not move is pinned already where nothing
/// moves.
pub(super) fn lends(array: Array, import: Import, parameter: &str) -> (&'static str, Vec<String>) {
    let with = match (array, import) {
        (Array::PinnedByteArray, Import::Safe) => "withPinnedByteArray",
        (Array::PinnedMutableByteArray, Import::Safe) => {
            return (
                "withPinnedMutableByteArray",
                vec![format!("\"{parameter}\"")],
            );
        }
        (Array::ByteArray | Array::PinnedByteArray, _) => "withByteArray",
        (Array::MutableByteArray | Array::PinnedMutableByteArray, _) => "withMutableByteArray",
        (Array::ShortByteString, _) => "withShortByteString",
        (Array::Array, _) => "withArray",
        (Array::MutableArray, _) => "withMutableArray",
        (Array::SmallArray, _) => "withSmallArray",
        (Array::SmallMutableArray, _) => "withSmallMutableArray",
        (Array::ArrayArray, _) => "withArrayArray",
        (Array::MutableArrayArray, _) => "withMutableArrayArray",
    };
    (with, Vec::new())
}

/// Types of `primitive` that arrays are.
pub(super) const PRIMITIVE: &str =
    "Array, ByteArray, MutableArray, MutableByteArray, SmallArray, SmallMutableArray";

/// Types that are imported.
pub(super) const UNLIFTED: &str = "Array#, ByteArray#, MutableArray#, MutableByteArray#, RealWorld, SmallArray#, SmallMutableArray#";

/// Types of the support code, with their constructors.
pub(super) const OF_ARRAYS: [&str; 2] = ["ArrayArray (..)", "MutableArrayArray (..)"];
