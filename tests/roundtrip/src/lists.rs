//! Lists, maps, sets and other values that are made of several.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::num::NonZero;
use std::sync::Arc;

use hsffi::{Fun, HsException, export};

/// Returns its argument.
#[export]
pub fn same_texts(texts: Vec<String>) -> Vec<String> {
    texts
}

/// The texts with the separator between them.
#[export]
pub fn joined_texts(texts: &[&str], separator: &str) -> String {
    texts.join(separator)
}

/// Copies of its argument, through an `unsafe` import.
#[export(unsafe, reason = "copies what the tests give it")]
pub fn leaf_texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Returns its argument.
#[export]
pub fn nested_lists(lists: Vec<Vec<Option<bool>>>) -> Vec<Vec<Option<bool>>> {
    lists
}

/// The lengths of the lists.
#[export]
pub fn item_counts(lists: &[&[u16]]) -> Vec<usize> {
    lists.iter().map(|list| list.len()).collect()
}

/// Returns its argument.
#[export]
pub fn same_queue(queue: VecDeque<char>) -> VecDeque<char> {
    queue
}

/// Returns its arguments.
#[export]
pub fn same_boxes(
    items: Box<[String]>,
    text: Box<str>,
    number: Box<u8>,
) -> (Box<[String]>, Box<str>, Box<u8>) {
    (items, text, number)
}

/// Returns its arguments.
#[export]
pub fn same_arrays(
    numbers: [u32; 3],
    texts: [String; 2],
    bytes: [u8; 4],
) -> ([u32; 3], [String; 2], [u8; 4]) {
    (numbers, texts, bytes)
}

/// Returns its argument.
#[export]
pub fn sorted_map(map: BTreeMap<String, Vec<u32>>) -> BTreeMap<String, Vec<u32>> {
    map
}

/// The map with keys and values exchanged.
#[export]
pub fn inverted_map(map: HashMap<i32, char>) -> HashMap<char, i32> {
    map.into_iter().map(|(key, value)| (value, key)).collect()
}

/// The union of two sets.
#[export]
pub fn union_of(a: BTreeSet<u64>, b: HashSet<u64>) -> BTreeSet<u64> {
    a.into_iter().chain(b).collect()
}

/// Returns its argument.
#[export]
pub fn hash_set(set: HashSet<String>) -> HashSet<String> {
    set
}

/// Its argument, the other way round.
#[export]
pub fn eight_reversed(
    (a, b, c, d, e, f, g, h): (u8, bool, String, f64, char, (), i16, Option<u8>),
) -> (Option<u8>, i16, (), char, f64, String, bool, u8) {
    (h, g, f, e, d, c, b, a)
}

/// Returns its argument.
#[export]
pub fn same_sides(sides: Vec<Result<u8, String>>) -> Vec<Result<u8, String>> {
    sides
}

/// Returns its argument.
#[export]
pub fn optional_side(side: Option<Result<String, ()>>) -> Option<Result<String, ()>> {
    side
}

/// The opposite.
#[export(unsafe, reason = "compares nothing")]
pub fn opposite_ordering(ordering: Ordering) -> Ordering {
    ordering.reverse()
}

/// Returns its argument.
#[export]
pub fn same_orderings(orderings: Vec<Ordering>) -> Vec<Ordering> {
    orderings
}

/// Returns its arguments.
#[export]
pub fn wide_numbers(unsigned: u128, signed: i128) -> (u128, i128) {
    (unsigned, signed)
}

/// Returns its argument.
#[export]
pub fn not_zero(
    number: NonZero<u16>,
    others: Vec<NonZero<i64>>,
) -> (NonZero<u16>, Vec<NonZero<i64>>) {
    (number, others)
}

/// Returns its argument.
#[export]
pub fn shared_texts(text: Arc<String>, items: Vec<Arc<String>>) -> (Arc<String>, Vec<Arc<String>>) {
    (text, items)
}

/// Text that may be borrowed.
#[export]
pub fn same_cow(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// The number of texts.
#[export]
pub fn count_texts(texts: Vec<String>) -> usize {
    texts.len()
}

/// So many texts.
#[export]
pub fn numbered_texts(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

/// What the function makes of lists.
#[export]
pub fn through_lists(
    lists: Vec<Vec<String>>,
    f: Fun<'_, fn(Vec<String>, BTreeMap<u8, String>) -> (Vec<String>, BTreeSet<String>)>,
) -> Result<Vec<(Vec<String>, BTreeSet<String>)>, HsException> {
    let call = |list: Vec<String>| {
        let map = (0..).zip(list.clone()).collect();
        f.call(list, map)
    };
    lists.into_iter().map(call).collect()
}

/// The number of texts in a list, as a value.
#[export(pure)]
pub fn pure_count(texts: &[String]) -> usize {
    texts.len()
}

/// The part of the text before the first blank, which is borrowed from it.
#[export]
pub fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// The same through an `unsafe` import.
#[export(unsafe, reason = "looks for a blank")]
pub fn leaf_first_word(text: &str) -> Option<&str> {
    text.split(' ').next()
}

/// A constant text.
#[export(pure)]
pub fn constant_text() -> &'static str {
    "constant"
}

/// The longest common beginning, and the rest of the first.
#[export]
pub fn split_numbers(numbers: &[u32], at: usize) -> Option<(&[u32], Vec<&[u32]>)> {
    let (before, behind) = numbers.split_at_checked(at)?;
    Some((before, behind.chunks(2).collect()))
}

/// The text itself, unless it has to be changed.
#[export]
pub fn without_tabs(text: &str) -> Cow<'_, str> {
    if text.contains('\t') {
        Cow::Owned(text.replace('\t', " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// A collection of texts.
#[derive(hsffi::Opaque)]
pub struct Bookcase(Vec<String>);

#[export]
impl Bookcase {
    /// A bookcase with these titles.
    pub fn new(titles: Vec<String>) -> hsffi::OwnedByRust<Bookcase> {
        hsffi::OwnedByRust::new(Bookcase(titles))
    }

    /// The title at an index.
    pub fn title(&self, index: usize) -> Option<&str> {
        self.0.get(index).map(String::as_str)
    }

    /// All titles.
    pub fn titles(&self) -> &[String] {
        &self.0
    }

    /// The titles that begin with a text.
    pub fn beginning<'a>(&'a self, text: &str) -> Result<Vec<&'a str>, crate::errors::NumberError> {
        let titles = self.0.iter().map(String::as_str);
        Ok(titles.filter(|title| title.starts_with(text)).collect())
    }
}
