//! From the events of the Markdown parser to blocks.
//!
//! Input is whatever a crate's documentation contains, so nothing here may panic on any sequence of events.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::code::{Code, is_rust};
use super::{Block, Piece, Run};
use crate::generate::haddock::links::Scope;
use crate::generate::haddock::markup::without_markup;

/// How deep lists are nested in Haddock. What is deeper stands in the deepest.
const DEEPEST: usize = 8;

/// What is open around the present block.
enum Container {
    Document(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
}

struct Link {
    to: String,
    /// Where its text begins among the runs.
    start: usize,
    automatic: bool,
}

/// Builds blocks from the events of the parser, one at a time.
pub(super) struct Builder<'a> {
    scope: &'a Scope<'a>,
    open: Vec<Container>,
    /// How many lists are open that are too deep.
    too_deep: usize,
    runs: Vec<Run>,
    emphasis: usize,
    strong: usize,
    link: Option<Link>,
    /// How many images are open, where the first leads, and its text.
    images: usize,
    image: (String, String),
    code: Option<Code>,
    html: Option<String>,
    table: Vec<Vec<Vec<Run>>>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(scope: &'a Scope<'a>) -> Self {
        Builder {
            scope,
            open: vec![Container::Document(Vec::new())],
            too_deep: 0,
            runs: Vec::new(),
            emphasis: 0,
            strong: 0,
            link: None,
            images: 0,
            image: <(String, String)>::default(),
            code: None,
            html: None,
            table: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        // Markdown closes all that it opens.
        match self.open.swap_remove(0) {
            Container::Document(blocks) | Container::Item(blocks) => blocks,
            Container::List(..) => Vec::new(),
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.text.push_str(&text),
                None => self.text(&text),
            },
            Event::Html(html) => match &mut self.html {
                Some(all) => all.push_str(&html),
                None => self.html(&html),
            },
            Event::InlineHtml(html) => self.html(&html),
            Event::Code(code) => self.piece(Piece::Code(code.into_string())),
            Event::SoftBreak | Event::HardBreak => self.piece(Piece::Break),
            Event::Rule => self.paragraph(),
            Event::FootnoteReference(name) => self.text(&format!("[{name}]")),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::CodeBlock(kind) => {
                self.paragraph();
                let rust = match kind {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(info) => is_rust(&info),
                };
                let text = String::new();
                self.code = Some(Code { rust, text });
            }
            Tag::HtmlBlock => {
                self.paragraph();
                self.html = Some(String::new());
            }
            Tag::List(first) => {
                self.paragraph();
                let lists = self.open.iter();
                let depth = lists.filter(|open| matches!(open, Container::List(..)));
                if depth.count() == DEEPEST {
                    self.too_deep += 1;
                } else {
                    self.open.push(Container::List(first, Vec::new()));
                }
            }
            Tag::Item => {
                self.paragraph();
                if self.too_deep == 0 {
                    self.open.push(Container::Item(Vec::new()));
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.paragraph();
                self.text(&format!("[{name}] "));
            }
            Tag::Paragraph if self.is_footnote_begun() => {}
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.text("~~"),
            Tag::Link {
                dest_url,
                link_type,
                ..
            } => {
                self.link = Some(Link {
                    to: dest_url.into_string(),
                    start: self.runs.len(),
                    automatic: matches!(link_type, LinkType::Autolink | LinkType::Email),
                });
            }
            Tag::Image { dest_url, .. } => {
                if self.images == 0 {
                    self.image = (dest_url.into_string(), String::new());
                }
                self.images += 1;
            }
            Tag::TableRow | Tag::TableHead => self.table.push(Vec::new()),
            Tag::TableCell => {}
            _ => self.paragraph(),
        }
    }

    /// Whether the mark of a footnote waits for its text.
    fn is_footnote_begun(&self) -> bool {
        matches!(self.runs.as_slice(), [Run { piece: Piece::Text(text), .. }] if text.ends_with("] "))
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let runs = std::mem::take(&mut self.runs);
                if has_content(&runs) {
                    self.block(Block::Heading(runs));
                }
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    let lines = code.lines();
                    if lines.iter().any(|line| !line.trim().is_empty()) {
                        self.block(Block::Code(lines));
                    }
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.html(html.trim_end());
                }
                self.paragraph();
            }
            TagEnd::List(_) => {
                self.paragraph();
                if self.too_deep > 0 {
                    self.too_deep -= 1;
                } else if let Some(Container::List(first, items)) = self.open.pop() {
                    self.block(Block::List(first, items));
                }
            }
            TagEnd::Item => {
                self.paragraph();
                if self.too_deep == 0 {
                    self.end_item();
                }
            }
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.text("~~"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    let (to, text) = std::mem::take(&mut self.image);
                    if is_web(&to) && self.link.is_none() {
                        self.piece(Piece::Image(to, text));
                    } else {
                        self.text(&text);
                    }
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.runs);
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.table);
                self.block(Block::Table(rows));
            }
            TagEnd::TableRow | TagEnd::TableHead => {}
            _ => self.paragraph(),
        }
    }

    fn end_item(&mut self) {
        let Some(Container::Item(blocks)) = self.open.pop() else {
            return;
        };
        if let Some(Container::List(_, items)) = self.open.last_mut() {
            items.push(blocks);
        }
    }

    fn end_link(&mut self) {
        let Some(Link {
            to,
            start,
            automatic,
        }) = self.link.take()
        else {
            return;
        };
        let text = self.runs.get(start..).unwrap_or_default();
        if is_web(&to) || automatic {
            let to = if to.contains(':') {
                to
            } else {
                format!("mailto:{to}")
            };
            if text.is_empty() {
                self.text(&to);
            }
            for run in &mut self.runs[start..] {
                run.link = Some(to.clone());
            }
            return;
        }
        let words = without_markup(text);
        let is_path = words == to.trim_matches('`');
        match self.scope.resolve(&to) {
            Some(target)
                if is_path
                    || words.is_empty()
                    || self.scope.resolve(&words).as_ref() == Some(&target) =>
            {
                self.runs.truncate(start);
                self.piece(Piece::Name(target));
            }
            Some(target) => {
                self.text(" (");
                self.piece(Piece::Name(target));
                self.text(")");
            }
            None if is_path && !words.is_empty() => {
                self.runs.truncate(start);
                self.piece(Piece::Code(words));
            }
            None => {}
        }
    }

    /// HTML is text: Haddock has none.
    fn html(&mut self, html: &str) {
        let trimmed = html.trim();
        if !(trimmed.starts_with("<!--") && trimmed.ends_with("-->")) {
            self.text(html);
        }
    }

    /// Text of any number of lines. An empty one ends a paragraph.
    fn text(&mut self, text: &str) {
        for (number, line) in text.split(['\n', '\r']).enumerate() {
            if number > 0 {
                if line.trim().is_empty() && self.html.is_none() && self.is_in_line() {
                    self.paragraph();
                    continue;
                }
                self.piece(Piece::Break);
            }
            if !line.is_empty() {
                self.piece(Piece::Text(line.to_owned()));
            }
        }
    }

    /// Whether paragraphs may end here.
    fn is_in_line(&self) -> bool {
        self.link.is_none() && self.table.is_empty() && self.images == 0
    }

    fn piece(&mut self, piece: Piece) {
        if self.images > 0 {
            match &piece {
                Piece::Text(text) | Piece::Code(text) => self.image.1.push_str(text),
                _ => self.image.1.push(' '),
            }
            return;
        }
        self.runs.push(Run {
            piece,
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            link: None,
        });
    }

    /// Ends a paragraph, if there is one.
    fn paragraph(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if has_content(&runs) {
            self.block(Block::Paragraph(runs));
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Container::Document(blocks) | Container::Item(blocks)) => blocks.push(block),
            // Between a list and its items there is nothing.
            Some(Container::List(..)) | None => {}
        }
    }
}

fn has_content(runs: &[Run]) -> bool {
    runs.iter().any(|run| match &run.piece {
        Piece::Text(text) => !text.trim().is_empty(),
        Piece::Break => false,
        Piece::Code(_) | Piece::Name(_) | Piece::Image(..) => true,
    })
}

fn is_web(url: &str) -> bool {
    ["http://", "https://", "ftp://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}
