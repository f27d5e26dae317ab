//! Blocks as lines of Haddock's markup.
//!
//! Haddock has no grammar but its parser (`Documentation.Haddock.Parser` of the package `haddock-library`), which this goes by: a
//! backslash takes the meaning from the character behind it, `&#n;` is the character `n`, emphasis and bold end with their line,
//! and what belongs to a list item is indented by four.

use std::fmt::Write;

use super::links::Target;
use super::markdown::{Block, Piece, Run};

/// The lines of `blocks`, with an empty one between two.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        let of_block = match block {
            Block::Paragraph(runs) => paragraph(runs),
            Block::Heading(runs) => heading(runs),
            Block::Code(lines) => code_block(lines),
            Block::List(first, items) => list(*first, items),
            Block::Table(rows) => table(rows),
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
            Piece::Name(target) => text.push_str(name(target)),
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
    if let [line] = lines.as_mut_slice()
        && is_code_alone(&runs)
    {
        line.push_str("&#8203;");
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

fn table(rows: &[Vec<Vec<Run>>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return Vec::new();
    }
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mut cells: Vec<_> = row.iter().map(|cell| on_one_line(cell)).collect();
            cells.resize(columns, String::new());
            cells
        })
        .collect();
    let width = |column: usize| {
        let widths = cells.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..columns).map(width).collect();
    let border = |line: &str| {
        let columns = widths.iter().map(|width| line.repeat(width + 2));
        format!("+{}+", columns.collect::<Vec<_>>().join("+"))
    };
    let mut lines = vec![border("-")];
    for (number, row) in cells.iter().enumerate() {
        let mut line = String::from("|");
        for (cell, width) in row.iter().zip(&widths) {
            let space = " ".repeat(width - cell.chars().count());
            // Writing to a string does not fail.
            let _ = write!(line, " {cell}{space} |");
        }
        lines.push(line);
        lines.push(border(if number == 0 && cells.len() > 1 {
            "="
        } else {
            "-"
        }));
    }
    lines
}

/// Runs that look the same as one, for what a character means depends on those beside it.
fn joined(runs: &[Run]) -> Vec<Run> {
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
fn line(runs: &[Run], brackets: Brackets) -> String {
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

fn name(target: &Target) -> &str {
    match target {
        Target::Type(name)
        | Target::Value(name)
        | Target::TypeOfTwo(name)
        | Target::ConstructorOfTwo(name) => name,
    }
}

/// A link to a name, with `then` behind it.
fn linked_name(target: &Target, then: Option<char>) -> String {
    let name = name(target);
    let mut chars = name.chars();
    let fine = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_' || c == '\'');
    if !fine {
        return code(name);
    }
    let namespace = match target {
        Target::Type(_) | Target::Value(_) => "",
        Target::TypeOfTwo(_) => "t",
        Target::ConstructorOfTwo(_) => "v",
    };
    // An apostrophe before a letter could belong to the name, and one of the name's must not stand before another quote.
    let quote = match (name.contains('\''), then.is_some_and(char::is_alphanumeric)) {
        (true, true) => return code(name),
        (false, true) => '`',
        (_, false) => '\'',
    };
    format!("{namespace}{quote}{name}{quote}")
}

/// An address within parentheses.
fn address(to: &str) -> String {
    let mut address = String::new();
    for c in to.chars() {
        match c {
            ')' | '\\' => {
                address.push('\\');
                address.push(c);
            }
            c if c.is_whitespace() || must_be_encoded(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(address, "%{byte:02X}");
                }
            }
            c => address.push(c),
        }
    }
    address
}

/// What becomes of brackets in text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Brackets {
    /// Nothing in the paragraph could be taken for a link.
    Kept,
    /// The opening one is encoded.
    Encoded,
    /// Both are.
    InLabel,
}

impl Brackets {
    fn of(runs: &[Run]) -> Self {
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
fn must_be_encoded(c: char) -> bool {
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
fn escape(text: &str, brackets: Brackets) -> String {
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
fn at_line_start(line: &str) -> String {
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
