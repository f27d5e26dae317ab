//! Runs of text as one line of markup: emphasis, code, names, links and images.

use std::fmt::Write;

use super::escape::{Brackets, at_line_start, escape};
use super::link::{address, linked_name};
use crate::generate::haddock::markdown::{Piece, Run};

/// Runs that look the same as one, for what a character means depends on those beside it.
pub(super) fn joined(runs: &[Run]) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for run in runs {
        let mut run = run.clone();
        // A link is not broken across lines.
        if run.piece == Piece::Break && run.link.is_some() {
            run.piece = Piece::Text(" ".to_owned());
        }
        match all.last_mut() {
            Some(last)
                if (last.emphasis, last.strong, &last.link)
                    == (run.emphasis, run.strong, &run.link) =>
            {
                match (&mut last.piece, &run.piece) {
                    (Piece::Text(text), Piece::Text(more)) => text.push_str(more),
                    _ => all.push(run),
                }
            }
            _ => all.push(run),
        }
    }
    all
}

/// Runs without a break between them.
pub(super) fn line(runs: &[Run], brackets: Brackets) -> String {
    let mut text = String::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let len = rest.iter().take_while(|run| run.link == first.link).count();
        let (linked, after) = rest.split_at(len);
        rest = after;
        let Some(to) = &first.link else {
            let styled = styled(linked, brackets);
            let is_text = matches!(first.piece, Piece::Text(_)) && !first.emphasis && !first.strong;
            if text.is_empty() && is_text {
                text = at_line_start(styled.trim_start());
            } else {
                text.push_str(&styled);
            }
            continue;
        };
        let is_address = matches!(linked, [Run { piece: Piece::Text(label), emphasis: false, strong: false, .. }] if label == to);
        if is_address && !to.contains(['>', '\\']) && !to.contains(char::is_whitespace) {
            let _ = write!(text, "<{to}>");
        } else {
            end_token(&mut text);
            let label = styled(linked, Brackets::InLabel);
            let _ = write!(text, "[{label}]({})", address(to));
        }
    }
    text.trim_end().to_owned()
}

/// Runs of one link or of none.
fn styled(runs: &[Run], brackets: Brackets) -> String {
    let mut text = String::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        if let Piece::Name(target) = &first.piece {
            rest = &rest[1..];
            let then = rest.first().and_then(|run| match &run.piece {
                Piece::Text(text) | Piece::Code(text) => text.chars().next(),
                _ => None,
            });
            let name = linked_name(target, then);
            if !name.starts_with('\'') {
                end_token(&mut text);
            }
            text.push_str(&name);
            continue;
        }
        if let Piece::Image(to, label) = &first.piece {
            rest = &rest[1..];
            let label = escape(label.trim(), Brackets::InLabel);
            if label.is_empty() {
                let _ = write!(text, "<<{}>>", address(to).replace('>', "%3E"));
            } else {
                end_token(&mut text);
                let _ = write!(text, "![{label}]({})", address(to));
            }
            continue;
        }
        let same = |run: &&Run| {
            !matches!(run.piece, Piece::Name(_) | Piece::Image(..))
                && (run.emphasis, run.strong) == (first.emphasis, first.strong)
        };
        let len = rest.iter().take_while(same).count();
        let (styled, after) = rest.split_at(len);
        rest = after;
        let mut inner = String::new();
        for run in styled {
            match &run.piece {
                Piece::Text(text) => inner.push_str(&escape(text, brackets)),
                Piece::Code(code) => {
                    let _ = write!(inner, "@{}@", escape(code, brackets));
                }
                Piece::Break | Piece::Name(_) | Piece::Image(..) => {}
            }
        }
        if inner.trim().is_empty() {
            text.push_str(&inner);
            continue;
        }
        if first.emphasis {
            inner = format!("/{inner}/");
        }
        if first.strong {
            inner = format!("__{inner}__");
        }
        text.push_str(&inner);
    }
    text
}

/// Encodes the last character where Haddock would otherwise read on, and see no markup behind it.
fn end_token(text: &mut String) {
    let Some(last) = text.chars().next_back() else {
        return;
    };
    let before = &text[..text.len() - last.len_utf8()];
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    let is_escaped = backslashes % 2 == 1;
    let is_encoded = last == ';' && {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
        digits.len() < before.len() && digits.ends_with("&#")
    };
    if is_escaped || !(is_encoded || "_/<@\"&'`# ".contains(last)) {
        let start = before.len() - usize::from(is_escaped);
        text.truncate(start);
        let _ = write!(text, "&#{};", u32::from(last));
    }
}
