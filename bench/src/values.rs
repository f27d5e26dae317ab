//! Data that crosses by value, and the same data as JSON.

#![expect(
    clippy::needless_pass_by_value,
    reason = "Rust owns what it is passed, as from JSON"
)]

use std::sync::LazyLock;

use hsffi::export;
use serde::{Deserialize, Serialize};

/// Ten numbers.
#[derive(hsffi::Data)]
pub struct Reading {
    /// A number.
    pub a: u64,
    /// A number.
    pub b: i64,
    /// A number.
    pub c: f64,
    /// A number.
    pub d: u32,
    /// A number.
    pub e: i32,
    /// A number.
    pub f: f32,
    /// A number.
    pub g: u16,
    /// A number.
    pub h: i16,
    /// A number.
    pub i: u8,
    /// A truth value.
    pub j: bool,
}

/// The sum of two of the ten.
#[export(unsafe, reason = "one addition")]
pub fn take_reading(reading: Reading) -> u64 {
    reading.a.wrapping_add(u64::from(reading.j))
}

/// Ten numbers.
#[export(unsafe, reason = "writes ten numbers")]
pub fn give_reading(n: u64) -> Reading {
    Reading {
        a: n,
        b: 2,
        c: 3.0,
        d: 4,
        e: 5,
        f: 6.0,
        g: 7,
        h: 8,
        i: 9,
        j: true,
    }
}

/// A point.
#[derive(Clone, Copy, hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

/// The number of points.
#[export]
pub fn take_points(points: &[Point]) -> usize {
    points.len()
}

/// So many points.
#[export]
pub fn give_points(count: usize) -> Vec<Point> {
    vec![Point { x: 1.0, y: 2.0 }; count]
}

/// The number of bytes of all texts.
#[export]
pub fn take_texts(texts: Vec<String>) -> usize {
    texts.iter().map(String::len).sum()
}

/// As [`take_texts`], where the texts lie.
#[export]
pub fn look_at_texts(texts: &[&str]) -> usize {
    texts.iter().map(|text| text.len()).sum()
}

static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let line =
        |n| format!("line number {n} of a text, which is about as long as a line of a book is");
    (0..10_000).map(line).collect()
});

/// 10,000 lines of text.
#[export]
pub fn give_texts() -> Vec<String> {
    LINES.clone()
}

/// A binary tree.
#[derive(hsffi::Data, Serialize, Deserialize)]
pub struct Tree {
    /// A number.
    pub value: u64,
    /// What is on the left.
    pub left: Option<Box<Tree>>,
    /// What is on the right.
    pub right: Option<Box<Tree>>,
}

impl Tree {
    fn sum(&self) -> u64 {
        let sides = [&self.left, &self.right].into_iter().flatten();
        sides.fold(self.value, |sum, side| sum.wrapping_add(side.sum()))
    }

    fn of(nodes: u64) -> Option<Box<Tree>> {
        let others = nodes.checked_sub(1)?;
        let (left, right) = (Tree::of(others / 2), Tree::of(others - others / 2));
        Some(Box::new(Tree {
            value: nodes,
            left,
            right,
        }))
    }
}

/// The sum of all values.
#[export]
pub fn take_tree(tree: Tree) -> u64 {
    tree.sum()
}

/// A tree of so many nodes.
#[export]
pub fn give_tree(nodes: u64) -> Option<Box<Tree>> {
    Tree::of(nodes)
}

/// As [`take_texts`], from JSON.
#[export]
pub fn take_texts_json(json: &[u8]) -> usize {
    serde_json::from_slice(json).map_or(0, take_texts)
}

/// As [`look_at_texts`], from JSON without escapes.
#[export]
pub fn look_at_texts_json(json: &[u8]) -> usize {
    serde_json::from_slice::<Vec<&str>>(json).map_or(0, |texts| look_at_texts(&texts))
}

/// As [`give_texts`], as JSON.
#[export]
pub fn give_texts_json() -> Vec<u8> {
    serde_json::to_vec(&give_texts()).unwrap_or_default()
}

/// As [`take_tree`], from JSON.
#[export]
pub fn take_tree_json(json: &[u8]) -> u64 {
    serde_json::from_slice(json).map_or(0, take_tree)
}

/// As [`give_tree`], as JSON.
#[export]
pub fn give_tree_json(nodes: u64) -> Vec<u8> {
    serde_json::to_vec(&give_tree(nodes)).unwrap_or_default()
}
