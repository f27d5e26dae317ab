//! An `unsafe` export may return objects that are neither closeable nor exclusive, including parents and children.

use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Point(u8);

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Text(String);

#[derive(hsffi::Opaque)]
pub struct Word<'text>(&'text str);

#[hsffi::export(unsafe, reason = "allocates a byte")]
pub fn point(x: u8) -> OwnedByRust<Point> {
    OwnedByRust::new(Point(x))
}

#[hsffi::export(unsafe, reason = "allocates a word")]
pub fn text(text: String) -> OwnedByRust<Text> {
    OwnedByRust::new(Text(text))
}

#[hsffi::export(unsafe, reason = "looks for a space")]
pub fn first(text: &Text) -> OwnedByRust<Word<'_>> {
    OwnedByRust::new(Word(text.0.split(' ').next().unwrap_or_default()))
}

fn main() {}
