//! Markdown as blocks, of which those that Haddock has no word for are put in others.

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};

use super::links::{Scope, Target};

/// What rustdoc understands beside `CommonMark`.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// How deep lists are nested in Haddock. What is deeper stands in the deepest.
const DEEPEST: usize = 8;

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

struct Code {
    /// Whether it is Rust, of which lines may be hidden.
    rust: bool,
    text: String,
}

struct Builder<'a> {
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
    fn new(scope: &'a Scope<'a>) -> Self {
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

    fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        // Markdown closes all that it opens.
        match self.open.swap_remove(0) {
            Container::Document(blocks) | Container::Item(blocks) => blocks,
            Container::List(..) => Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) {
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
                if self.too_deep == 0
                    && let Some(Container::Item(blocks)) = self.open.pop()
                    && let Some(Container::List(_, items)) = self.open.last_mut()
                {
                    items.push(blocks);
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
        let words = super::markup::without_markup(text);
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

impl Code {
    /// The lines that are shown.
    fn lines(&self) -> Vec<String> {
        let lines = self.text.lines().map(|line| line.trim_end_matches('\r'));
        if !self.rust {
            return lines.map(str::to_owned).collect();
        }
        let shown = lines.filter_map(|line| {
            let trimmed = line.trim();
            if trimmed.starts_with("##") {
                Some(line.replacen("##", "#", 1))
            } else if trimmed == "#" || trimmed.starts_with("# ") {
                None
            } else {
                Some(line.to_owned())
            }
        });
        shown.collect()
    }
}

/// Whether rustdoc takes a code block for Rust.
fn is_rust(info: &str) -> bool {
    let mut words = info
        .split([' ', ',', '\t'])
        .filter(|word| !word.is_empty())
        .peekable();
    let of_rust = |word: &str| {
        matches!(
            word,
            "rust"
                | "should_panic"
                | "no_run"
                | "ignore"
                | "compile_fail"
                | "test_harness"
                | "standalone_crate"
        ) || word.starts_with("ignore-")
            || word.starts_with("edition")
            || (word.len() == 5
                && word.starts_with('E')
                && word[1..].bytes().all(|b| b.is_ascii_digit()))
    };
    words.all(of_rust)
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
