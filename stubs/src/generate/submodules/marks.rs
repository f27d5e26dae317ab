//! Marks in names, by which a package is generated as one module before it is split.
//!
//! Names may repeat in several Haskell modules. So each name of a package that has several gets a mark with the number of its
//! module, which a name that is made from it keeps: `closeMail` of `Mail`. A mark has characters of identifiers, and no crate has
//! such names: it is a number between two letters of an extinct script.

use std::fmt::Write;

use crate::description::Place;

const OPEN: char = '\u{10300}';
const CLOSE: char = '\u{10301}';

/// The mark of a module.
pub(in crate::generate) fn mark(module: usize) -> String {
    format!("{OPEN}{module}{CLOSE}")
}

/// The mark of the item at this place: empty in a package with one module.
pub(in crate::generate) fn of(place: &Place) -> &str {
    let mark = place.haskell_module.as_deref().unwrap_or_default();
    if mark.starts_with(OPEN) { mark } else { "" }
}

/// The first mark of a text, from where to where it is, and its number.
fn first(text: &str) -> Option<(usize, usize, usize)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(OPEN) {
        let start = from + at;
        let rest = &text[start + OPEN.len_utf8()..];
        let number = rest.split_once(CLOSE).map(|(number, _)| number);
        let parsed = number.and_then(|number| Some((number.len(), number.parse().ok()?)));
        if let Some((digits, module)) = parsed {
            let end = start + OPEN.len_utf8() + digits + CLOSE.len_utf8();
            return Some((start, end, module));
        }
        from = start + OPEN.len_utf8();
    }
    None
}

/// The text with something else in the place of each mark.
pub(in crate::generate) fn replaced(text: &str, with: impl Fn(usize) -> String) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((start, end, module)) = first(rest) {
        // Writing to a string does not fail.
        let _ = write!(replaced, "{}{}", &rest[..start], with(module));
        rest = &rest[end..];
    }
    replaced + rest
}

/// The text with changes to what is not a mark.
pub(in crate::generate) fn around(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = String::new();
    let mut rest = text;
    while let Some((start, end, _)) = first(rest) {
        changed = changed + &change(&rest[..start]) + &rest[start..end];
        rest = &rest[end..];
    }
    changed + &change(rest)
}

/// The text without marks.
pub(in crate::generate) fn without(text: &str) -> String {
    replaced(text, |_| String::new())
}

/// The module of a name: that of its last mark.
pub(in crate::generate) fn module(name: &str) -> Option<usize> {
    let mut found = None;
    let mut rest = name;
    while let Some((_, end, module)) = first(rest) {
        found = Some(module);
        rest = &rest[end..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_and_removed() {
        let name = format!("close{}Mail{}'", mark(3), mark(12));
        assert_eq!(without(&name), "closeMail'");
        assert_eq!(module(&name), Some(12));
        assert_eq!(module("closeMail"), None);
        assert_eq!(
            replaced(&name, |module| format!("<{module}>")),
            "close<3>Mail<12>'"
        );
        let capitals = around(&name, str::to_uppercase);
        assert_eq!(replaced(&capitals, |_| ".".into()), "CLOSE.MAIL.'");
    }

    #[test]
    fn letters_that_are_no_mark_are_kept() {
        for text in ["\u{10300}", "\u{10300}x\u{10301}", "\u{10301}1\u{10300}"] {
            assert_eq!(without(text), text);
        }
    }
}
