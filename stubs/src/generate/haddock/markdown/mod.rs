//! Markdown as blocks, of which those that Haddock has no word for are put in others.

mod builder;
mod code;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};

use super::links::{Scope, Target};
use builder::Builder;

/// What rustdoc understands beside `CommonMark`.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Vec<Run>),
    Heading(Vec<Run>),
    /// The lines.
    Code(Vec<String>),
    /// The first number of an ordered list, and the items.
    List(Option<u64>, Vec<Vec<Block>>),
    /// Rows of cells, first the head.
    Table(Vec<Vec<Vec<Run>>>),
}

/// A piece of a paragraph that looks the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub piece: Piece,
    pub emphasis: bool,
    pub strong: bool,
    /// Where on the web it leads.
    pub link: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Code(String),
    /// The end of a line.
    Break,
    /// A Haskell name.
    Name(Target),
    /// An image on the web: its address and its description.
    Image(String, String),
}

/// The level of the heading in the first line, and where what follows it begins.
pub(super) fn first_heading(markdown: &str) -> Option<(usize, usize)> {
    let mut events = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    match events.next()? {
        (Event::Start(Tag::Heading { level, .. }), range)
            if !markdown[..range.start].contains('\n') =>
        {
            Some((level as usize, range.end))
        }
        _ => None,
    }
}

pub(super) fn blocks(markdown: &str, scope: &Scope<'_>) -> Vec<Block> {
    let broken = |link: BrokenLink<'_>| rust_item(&link.reference, scope);
    let parser = Parser::new_with_broken_link_callback(markdown, OPTIONS, Some(broken));
    let mut builder = Builder::new(scope);
    for event in parser {
        builder.event(event);
    }
    builder.finish()
}

/// A link to a Rust item, [`Item`], which Markdown knows nothing of, leads to that.
fn rust_item<'a>(reference: &str, scope: &Scope<'_>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let is_path = reference.starts_with('`') || reference.contains("::");
    let is_item = is_path || scope.resolve(reference).is_some();
    is_item.then(|| (reference.to_owned().into(), "".into()))
}
