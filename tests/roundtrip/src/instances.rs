//! Objects with instances of Haskell's classes.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use hsffi::{Opaque, OwnedByRust, export};

use crate::data::Station;

static NUMBER_SETS: AtomicU64 = AtomicU64::new(0);
static NOTES: AtomicU64 = AtomicU64::new(0);
static COMPARISONS: AtomicU64 = AtomicU64::new(0);

/// A set of numbers.
#[derive(Debug, Opaque, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[hsffi(
    immutable,
    instances(
        Eq,
        Ord,
        Show,
        Hashable,
        Semigroup = "union",
        Monoid = "empty",
        NFData,
        IsList = "u64",
    )
)]
pub struct NumberSet(BTreeSet<u64>);

impl NumberSet {
    fn of(numbers: BTreeSet<u64>) -> Self {
        NUMBER_SETS.fetch_add(1, SeqCst);
        NumberSet(numbers)
    }

    /// In the one, or the other, or both.
    fn union(&self, other: &Self) -> Self {
        NumberSet::of(&self.0 | &other.0)
    }

    fn empty() -> Self {
        NumberSet::of(BTreeSet::new())
    }
}

impl FromIterator<u64> for NumberSet {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        NumberSet::of(numbers.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a NumberSet {
    type Item = &'a u64;
    type IntoIter = std::collections::btree_set::Iter<'a, u64>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Drop for NumberSet {
    fn drop(&mut self) {
        NUMBER_SETS.fetch_sub(1, SeqCst);
    }
}

#[export]
impl NumberSet {
    /// A set of these numbers.
    #[hsffi(pure)]
    pub fn new(numbers: &[u64]) -> OwnedByRust<NumberSet> {
        OwnedByRust::new(NumberSet::of(numbers.iter().copied().collect()))
    }

    /// Its numbers, in ascending order.
    #[hsffi(pure)]
    pub fn numbers(&self) -> Vec<u64> {
        self.0.iter().copied().collect()
    }
}

/// How many sets of numbers there are.
#[export]
pub fn live_number_sets() -> u64 {
    NUMBER_SETS.load(SeqCst)
}

/// A text that Haskell may close, which is compared as text is.
#[derive(Opaque, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[hsffi(
    immutable,
    closeable,
    instances(
        Eq,
        Ord,
        Show = "to_string",
        Hashable,
        Semigroup = "crate::instances::joined",
        Monoid = "empty",
        Bounded(min = "empty", max = "last"),
        NFData,
    )
)]
pub struct Note(String);

impl Note {
    fn of(text: String) -> OwnedByRust<Note> {
        NOTES.fetch_add(1, SeqCst);
        OwnedByRust::new(Note(text))
    }

    fn empty() -> OwnedByRust<Note> {
        Note::of(String::new())
    }

    fn last() -> OwnedByRust<Note> {
        Note::of(char::MAX.to_string())
    }
}

/// One note behind the other.
fn joined(one: &Note, other: &Note) -> OwnedByRust<Note> {
    Note::of(format!("{}{}", one.0, other.0))
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        NOTES.fetch_sub(1, SeqCst);
    }
}

#[export]
impl Note {
    /// A note of this text.
    #[hsffi(pure)]
    pub fn new(text: &str) -> OwnedByRust<Note> {
        Note::of(text.to_owned())
    }

    /// Its text.
    #[hsffi(pure)]
    pub fn text(&self) -> String {
        self.0.clone()
    }
}

/// How many notes there are.
#[export]
pub fn live_notes() -> u64 {
    NOTES.load(SeqCst)
}

/// A level of water, whose bounds are constants.
#[derive(Debug, Opaque, PartialEq, Eq, PartialOrd, Ord)]
#[hsffi(immutable, instances(Bounded, Eq, Ord, Show))]
pub struct WaterLevel(i8);

impl WaterLevel {
    const MIN: WaterLevel = WaterLevel(i8::MIN);
    const MAX: WaterLevel = WaterLevel(i8::MAX);
}

#[export]
impl WaterLevel {
    /// A level.
    #[hsffi(pure)]
    pub fn new(level: i8) -> OwnedByRust<WaterLevel> {
        OwnedByRust::new(WaterLevel(level))
    }
}

/// Bytes, in an order.
#[derive(Debug, Opaque, PartialEq, Eq)]
#[hsffi(
    immutable,
    closeable,
    instances(Eq, Show, IsList(item = "u8", from = "of", to = "bytes"))
)]
pub struct Tape(Vec<u8>);

impl Tape {
    fn of(bytes: Vec<u8>) -> OwnedByRust<Tape> {
        assert!(!bytes.contains(&13), "an unlucky byte");
        OwnedByRust::new(Tape(bytes))
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.clone()
    }
}

#[export]
impl Tape {
    /// How many bytes there are.
    #[hsffi(pure)]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[hsffi(pure)]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Songs with their lengths in seconds, in an order.
#[derive(Debug, Opaque, PartialEq, Eq)]
#[hsffi(
    immutable,
    instances(Eq, Show, IsList(item = "(u32, String)", from = "of", to = "songs"))
)]
pub struct Playlist(Vec<(u32, String)>);

impl Playlist {
    fn of(songs: Vec<(u32, String)>) -> Self {
        Playlist(songs)
    }

    fn songs(&self) -> Vec<(u32, String)> {
        self.0.clone()
    }
}

#[export]
impl Playlist {
    /// How long all of it takes, of which 2^32 seconds are none.
    #[hsffi(pure)]
    pub fn seconds(&self) -> u32 {
        let seconds = self.0.iter().map(|(seconds, _)| *seconds);
        seconds.fold(0, u32::wrapping_add)
    }
}

/// The stops of a railway, by their heights.
#[derive(Debug, Opaque, PartialEq)]
#[hsffi(immutable, instances(Show, IsList = "Station"))]
pub struct Railway(Vec<Station>);

impl FromIterator<Station> for Railway {
    fn from_iter<I: IntoIterator<Item = Station>>(stations: I) -> Self {
        Railway(stations.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Railway {
    type Item = &'a Station;
    type IntoIter = std::slice::Iter<'a, Station>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[export]
impl Railway {
    /// The highest stop.
    #[hsffi(pure)]
    pub fn summit(&self) -> Option<i16> {
        self.0.iter().map(|station| station.height).max()
    }
}

/// A key that panics when it is compared with a key of another lock, and counts comparisons.
#[derive(Debug, Opaque)]
#[hsffi(immutable, instances(Eq, Ord, Show, Hashable))]
pub struct Key {
    lock: u32,
    cut: u32,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        COMPARISONS.fetch_add(1, SeqCst);
        assert!(self.lock == other.lock, "keys of two locks");
        self.cut.cmp(&other.cut)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.cut.hash(state);
    }
}

#[export]
impl Key {
    /// A key of this lock.
    #[hsffi(pure)]
    pub fn new(lock: u32, cut: u32) -> OwnedByRust<Key> {
        OwnedByRust::new(Key { lock, cut })
    }
}

/// How often keys have been compared.
#[export]
pub fn key_comparisons() -> u64 {
    COMPARISONS.load(SeqCst)
}
