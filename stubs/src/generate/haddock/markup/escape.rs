//! Characters that Haddock could read as markup, escaped or encoded so that it shows them.

use std::fmt::Write;

use crate::generate::haddock::markdown::{Piece, Run};

/// What becomes of brackets in text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Brackets {
    /// Nothing in the paragraph could be taken for a link.
    Kept,
    /// The opening one is encoded.
    Encoded,
    /// Both are.
    InLabel,
}

impl Brackets {
    pub(super) fn of(runs: &[Run]) -> Self {
        let mut text = String::new();
        for run in runs {
            if run.link.is_some() {
                return Brackets::Encoded;
            }
            match &run.piece {
                Piece::Text(piece) | Piece::Code(piece) => text.push_str(piece),
                Piece::Break => text.push('\n'),
                Piece::Name(_) => {}
                Piece::Image(..) => return Brackets::Encoded,
            }
        }
        let mut after_bracket = text.split(']').skip(1);
        if after_bracket.any(|rest| rest.trim_start().starts_with('(')) {
            Brackets::Encoded
        } else {
            Brackets::Kept
        }
    }
}

/// Characters that a reader of the source would not see, or see in the wrong place.
pub(super) fn must_be_encoded(c: char) -> bool {
    let shown = c == '\t' || !c.is_control();
    !shown
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        )
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Takes the meaning from what Haddock would read as markup, and leaves the rest as it reads best.
pub(super) fn escape(text: &str, brackets: Brackets) -> String {
    let mut escaped = String::new();
    let mut before = None;
    for (start, c) in text.char_indices() {
        let rest = &text[start + c.len_utf8()..];
        let after = rest.chars().next();
        let encoded = match c {
            '[' => brackets != Brackets::Kept,
            ']' => brackets == Brackets::InLabel,
            // A C preprocessor would take these for a comment.
            '*' => before == Some('/'),
            _ => must_be_encoded(c),
        };
        let markup = match c {
            '\\' | '/' | '`' | '@' | '<' | '$' | '#' => true,
            '&' => after == Some('#'),
            '\'' => !is_apostrophe(before, rest),
            // "Module".
            '"' => after.is_none_or(|c| c.is_alphabetic() && !c.is_lowercase()),
            // __bold__.
            '_' => {
                let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_letter(before) && is_letter(after))
            }
            _ => false,
        };
        if encoded {
            let _ = write!(escaped, "&#{};", u32::from(c));
        } else if markup {
            escaped.push('\\');
            escaped.push(c);
        } else {
            escaped.push(c);
        }
        before = Some(c);
    }
    // A C preprocessor would join the next line.
    if let Some(start) = escaped.strip_suffix("\\\\") {
        escaped = format!("{start}&#92;");
    }
    escaped
}

/// Whether a quote stands within a word, or behind one, and not around an 'identifier'.
fn is_apostrophe(before: Option<char>, rest: &str) -> bool {
    let behind = rest.trim_start_matches(char::is_alphanumeric);
    let is_word = behind.len() < rest.len();
    let mut behind = behind.chars();
    before.is_some_and(char::is_alphanumeric)
        && match behind.next() {
            None | Some('\'' | '`' | '#' | '_') => false,
            Some('.') => is_word && behind.next().is_none_or(char::is_whitespace),
            // Behind the quote, there could be an operator.
            Some(c) => is_word || c.is_whitespace(),
        }
}

/// What begins a line, which would otherwise be an item of a list, a heading or the like.
pub(super) fn at_line_start(line: &str) -> String {
    let first = line.trim_start_matches(char::is_whitespace);
    let start = line.len() - first.len();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let at = match first.as_bytes() {
        [b'*' | b'-' | b'>' | b'=' | b'+', ..] => Some(0),
        [b'(', ..] => {
            let len = 1 + digits(&first[1..]);
            (len > 1 && first[len..].starts_with(')')).then_some(len)
        }
        [b'p', ..] => first.starts_with("prop>").then_some(4),
        _ => {
            let len = digits(first);
            (len > 0 && first[len..].starts_with('.')).then_some(len)
        }
    };
    if let Some(rest) = first.strip_prefix('[') {
        format!("{}&#91;{rest}", &line[..start])
    } else if let Some(at) = at {
        format!("{}\\{}", &line[..start + at], &first[at..])
    } else {
        line.to_owned()
    }
}
