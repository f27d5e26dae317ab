//! The `roaring` crate for Haskell.

use std::cmp::Ordering;

use hsffi::{OwnedByRust, export};
use roaring::RoaringBitmap;

hsffi::module! {
    /// Compressed sets of numbers of 32 bits: the Rust crate [roaring](https://docs.rs/roaring).
    ///
    /// The instances and functions are those of `Data.IntSet`. A set does not change; inserting and deleting copy it.
    "Data.Roaring"
}

/// A set of numbers.
#[derive(Default, PartialEq, Eq, hsffi::Opaque)]
#[hsffi(
    immutable,
    instances(
        Eq,
        Ord,
        Show = "show",
        Semigroup = "union",
        Monoid = "Bitmap::default",
        NFData,
        IsList(item = "u32", from = "of_numbers", to = "numbers"),
    )
)]
pub struct Bitmap(RoaringBitmap);

/// Why bytes are not a set.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum FormatError {
    /// They are not in the format of roaring bitmaps.
    #[error("not a roaring bitmap: {reason}")]
    Malformed {
        /// In the words of the crate.
        reason: String,
    },
}

impl Bitmap {
    fn of_numbers(numbers: Vec<u32>) -> Self {
        Bitmap(numbers.into_iter().collect())
    }

    fn numbers(&self) -> Vec<u32> {
        self.0.iter().collect()
    }

    fn show(&self) -> String {
        format!("fromList {:?}", self.numbers()).replace(", ", ",")
    }

    fn union(&self, other: &Self) -> Self {
        Bitmap(&self.0 | &other.0)
    }

    fn changed(&self, change: impl FnOnce(&mut RoaringBitmap)) -> OwnedByRust<Self> {
        let mut numbers = self.0.clone();
        change(&mut numbers);
        OwnedByRust::new(Bitmap(numbers))
    }
}

impl Ord for Bitmap {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.iter().cmp(&other.0)
    }
}

impl PartialOrd for Bitmap {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[export]
impl Bitmap {
    /// Whether the number is in the set.
    #[hsffi(pure)]
    pub fn member(&self, number: u32) -> bool {
        self.0.contains(number)
    }

    /// How many numbers are in the set.
    #[hsffi(pure)]
    pub fn size(&self) -> u64 {
        self.0.len()
    }

    /// The set with the number.
    #[hsffi(pure)]
    pub fn insert(&self, number: u32) -> OwnedByRust<Self> {
        self.changed(|numbers| _ = numbers.insert(number))
    }

    /// The set without the number.
    #[hsffi(pure)]
    pub fn delete(&self, number: u32) -> OwnedByRust<Self> {
        self.changed(|numbers| _ = numbers.remove(number))
    }

    /// The numbers that are in both sets.
    #[hsffi(pure)]
    pub fn intersection(&self, other: &Self) -> OwnedByRust<Self> {
        OwnedByRust::new(Bitmap(&self.0 & &other.0))
    }

    /// The numbers that are in the first set and not in the second.
    #[hsffi(pure)]
    pub fn difference(&self, other: &Self) -> OwnedByRust<Self> {
        OwnedByRust::new(Bitmap(&self.0 - &other.0))
    }

    /// Whether the second set has all numbers of the first.
    #[hsffi(pure)]
    pub fn is_subset_of(&self, other: &Self) -> bool {
        self.0.is_subset(&other.0)
    }

    /// How many numbers of the set are at most this one.
    #[hsffi(pure)]
    pub fn rank(&self, number: u32) -> u64 {
        self.0.rank(number)
    }

    /// Writes the format that all implementations of roaring bitmaps share.
    #[hsffi(pure)]
    pub fn serialize(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A `Vec` takes any number of bytes.
        _ = self.0.serialize_into(&mut bytes);
        bytes
    }

    /// Reads what [`serialize`](Bitmap::serialize) has written.
    ///
    /// # Errors
    /// Why the bytes are not a set.
    #[hsffi(pure, either)]
    pub fn deserialize(bytes: &[u8]) -> Result<OwnedByRust<Self>, FormatError> {
        let numbers = RoaringBitmap::deserialize_from(bytes);
        let numbers = numbers.map_err(|error| FormatError::Malformed {
            reason: error.to_string(),
        })?;
        Ok(OwnedByRust::new(Bitmap(numbers)))
    }
}
