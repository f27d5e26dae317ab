//! Blocks as lines of Haddock's markup.
//!
//! Haddock has no grammar but its parser (`Documentation.Haddock.Parser` of the package `haddock-library`), which this goes by: a
//! backslash takes the meaning from the character behind it, `&#n;` is the character `n`, emphasis and bold end with their line,
//! and what belongs to a list item is indented by four.
//!
//! | text | module |
//! |---|---|
//! | a character that Haddock could read as markup | [`mod@escape`] |
//! | emphasis, code and links within a line | [`inline`] |
//! | the target of a link: a Haskell name or an address | [`link`] |
//! | a table | [`table`] |

mod escape;
mod inline;
mod link;
mod table;

use super::markdown::{Block, Piece, Run};
pub(super) use link::linked_name;

use escape::{Brackets, at_line_start, escape, must_be_encoded};
use inline::{joined, line};

/// The lines of `blocks`, with an empty one between two.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        let of_block = match block {
            Block::Paragraph(runs) => paragraph(runs),
            Block::Heading(runs) => heading(runs),
            Block::Code(lines) => code_block(lines),
            Block::List(first, items) => list(*first, items),
            Block::Table(rows) => table::drawn(rows),
        };
        if of_block.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(of_block);
    }
    lines
}

/// Text that is no markup, on one line.
pub(in crate::generate) fn text(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let escaped = escape(&words.join(" "), Brackets::Encoded);
    at_line_start(&escaped)
}

/// Code within a line.
pub(in crate::generate) fn code(code: &str) -> String {
    format!("@{}@", escape(code, Brackets::Encoded))
}

/// The text of a paragraph, on one line.
pub(super) fn without_markup(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        match &run.piece {
            Piece::Text(piece) | Piece::Code(piece) | Piece::Image(_, piece) => {
                text.push_str(piece);
            }
            Piece::Break => text.push(' '),
            Piece::Name(target) => text.push_str(link::name(target)),
        }
    }
    text
}

fn paragraph(runs: &[Run]) -> Vec<String> {
    let runs = joined(runs);
    let brackets = Brackets::of(&runs);
    let lines = runs.split(|run| run.piece == Piece::Break);
    let lines = lines.map(|runs| line(runs, brackets));
    let mut lines: Vec<_> = lines.filter(|line| !line.trim().is_empty()).collect();
    // Haddock would make a block of code that is alone, which nothing but a character of no width keeps it from.
    match lines.as_mut_slice() {
        [line] if is_code_alone(&runs) => line.push_str("&#8203;"),
        _ => {}
    }
    lines
}

fn is_code_alone(runs: &[Run]) -> bool {
    let mut seen = runs.iter().filter(|run| match &run.piece {
        Piece::Text(text) => !text.trim().is_empty(),
        piece => *piece != Piece::Break,
    });
    let is_code = seen.next().is_some_and(|run| {
        let plain = !run.emphasis && !run.strong && run.link.is_none();
        plain && matches!(run.piece, Piece::Code(_))
    });
    is_code && seen.next().is_none()
}

/// Haddock's own headings belong in export lists; a paragraph in bold does anywhere.
fn heading(runs: &[Run]) -> Vec<String> {
    let bold = runs.iter().map(|run| Run {
        strong: true,
        ..run.clone()
    });
    vec![on_one_line(&bold.collect::<Vec<_>>())]
}

fn on_one_line(runs: &[Run]) -> String {
    let spaced: Vec<_> = runs
        .iter()
        .map(|run| match run.piece {
            Piece::Break => Run {
                piece: Piece::Text(" ".to_owned()),
                ..run.clone()
            },
            _ => run.clone(),
        })
        .collect();
    let runs = joined(&spaced);
    line(&runs, Brackets::of(&runs))
}

fn code_block(lines: &[String]) -> Vec<String> {
    if !lines.iter().any(|line| line.contains(must_be_encoded)) {
        return lines
            .iter()
            .map(|line| format!("> {line}").trim_end().to_owned())
            .collect();
    }
    // Only in a block of this kind can a character be encoded.
    let encoded = lines.iter().map(|line| {
        if line.trim().is_empty() {
            "&#32;".to_owned()
        } else {
            escape(line, Brackets::Encoded)
        }
    });
    let delimiter = || std::iter::once("@".to_owned());
    delimiter().chain(encoded).chain(delimiter()).collect()
}

fn list(first: Option<u64>, items: &[Vec<Block>]) -> Vec<String> {
    let mut all = Vec::new();
    for (position, item) in (0..).zip(items) {
        let marker = match first {
            Some(first) => format!("{}.", first.saturating_add(position)),
            None => "*".to_owned(),
        };
        let mut lines = lines(item).into_iter();
        let begins_with_text = matches!(item.first(), Some(Block::Paragraph(_)));
        if !all.is_empty() {
            all.push(String::new());
        }
        match lines.next() {
            Some(line) if begins_with_text => all.push(format!("{marker} {line}")),
            Some(line) => all.extend([marker, String::new(), indented(&line)]),
            None => all.push(marker),
        }
        all.extend(lines.map(|line| indented(&line)));
    }
    all
}

fn indented(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("    {line}")
    }
}
