//! Documents: text whose line breaks are chosen when it is printed.
//!
//! The algebra is that of Wadler's "A prettier printer", with choices of two layouts. A document must never be read back: what
//! depends on a layout is a [`Doc::choice`], which the renderer decides.

use std::rc::Rc;

/// A document. Clones are shared.
#[derive(Clone, Debug)]
pub(super) struct Doc(Rc<Node>);

#[derive(Debug)]
enum Node {
    Text(String),
    /// A newline, or this text where the enclosing group is on one line.
    Line(&'static str),
    /// A newline, also within a group, which then is on several lines.
    HardLine,
    Concat(Vec<Doc>),
    /// Lines after the first are indented by so much more.
    Nest(usize, Doc),
    /// Lines after the first begin where the first does.
    Align(Doc),
    /// On one line, if it fits.
    Group(Doc),
    /// On one line, in any case.
    Flat(Doc),
    /// The first text where the enclosing group is on several lines, and the second where it is on one.
    ByLayout(&'static str, &'static str),
    /// The first, if its first line fits, and else the second.
    Choice(Doc, Doc),
}

impl Doc {
    fn new(node: Node) -> Self {
        Doc(Rc::new(node))
    }

    /// Text without line breaks.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Doc::new(Node::Text(text.into()))
    }

    pub(super) fn empty() -> Self {
        Doc::concat([])
    }

    /// A space or a newline.
    pub(super) fn line() -> Self {
        Doc::new(Node::Line(" "))
    }

    /// Nothing or a newline.
    pub(super) fn soft_line() -> Self {
        Doc::new(Node::Line(""))
    }

    /// A newline.
    pub(super) fn hard_line() -> Self {
        Doc::new(Node::HardLine)
    }

    pub(super) fn concat(docs: impl IntoIterator<Item = Doc>) -> Self {
        Doc::new(Node::Concat(docs.into_iter().collect()))
    }

    /// The documents, with `separator` between two.
    pub(super) fn join(docs: impl IntoIterator<Item = Doc>, separator: &Doc) -> Self {
        let mut joined = Vec::new();
        for doc in docs {
            if !joined.is_empty() {
                joined.push(separator.clone());
            }
            joined.push(doc);
        }
        Doc::concat(joined)
    }

    pub(super) fn then(self, next: Doc) -> Self {
        Doc::concat([self, next])
    }

    pub(super) fn nest(self, width: usize) -> Self {
        Doc::new(Node::Nest(width, self))
    }

    pub(super) fn align(self) -> Self {
        Doc::new(Node::Align(self))
    }

    pub(super) fn group(self) -> Self {
        Doc::new(Node::Group(self))
    }

    pub(super) fn flat(self) -> Self {
        Doc::new(Node::Flat(self))
    }

    pub(super) fn by_layout(several_lines: &'static str, one_line: &'static str) -> Self {
        Doc::new(Node::ByLayout(several_lines, one_line))
    }

    pub(super) fn choice(first: Doc, second: Doc) -> Self {
        Doc::new(Node::Choice(first, second))
    }

    /// The text, in lines of `width` characters where there is a layout that has such.
    pub(super) fn render(&self, width: usize) -> String {
        let mut renderer = Renderer {
            width,
            text: String::new(),
            column: 0,
            indent: 0,
        };
        let mut rest = vec![Piece {
            doc: self,
            indent: 0,
            mode: Mode::Broken,
        }];
        while let Some(piece) = rest.pop() {
            renderer.print(piece, &mut rest);
        }
        renderer.text
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    OneLine,
    Broken,
}

#[derive(Clone, Copy)]
struct Piece<'a> {
    doc: &'a Doc,
    indent: usize,
    mode: Mode,
}

impl<'a> Piece<'a> {
    fn of(self, doc: &'a Doc) -> Self {
        Piece { doc, ..self }
    }

    fn in_mode(self, doc: &'a Doc, mode: Mode) -> Self {
        Piece { doc, mode, ..self }
    }
}

struct Renderer {
    width: usize,
    text: String,
    column: usize,
    /// Of the line that nothing has been written to yet: a line without text gets no spaces.
    indent: usize,
}

impl Renderer {
    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.column == 0 {
            self.text.extend(std::iter::repeat_n(' ', self.indent));
            self.column = self.indent;
        }
        self.text.push_str(text);
        self.column += text.chars().count();
    }

    fn end_line(&mut self, indent: usize) {
        self.text.push('\n');
        self.column = 0;
        self.indent = indent;
    }

    /// Where the next text goes.
    fn next_column(&self) -> usize {
        if self.column == 0 {
            self.indent
        } else {
            self.column
        }
    }

    fn print<'a>(&mut self, piece: Piece<'a>, rest: &mut Vec<Piece<'a>>) {
        match &*piece.doc.0 {
            Node::Text(text) => self.write(text),
            Node::Line(text) if piece.mode == Mode::OneLine => self.write(text),
            Node::Line(_) | Node::HardLine => self.end_line(piece.indent),
            Node::Concat(docs) => rest.extend(docs.iter().rev().map(|doc| piece.of(doc))),
            Node::Nest(width, doc) => rest.push(Piece {
                indent: piece.indent + width,
                ..piece.of(doc)
            }),
            Node::Align(doc) => rest.push(Piece {
                indent: self.next_column(),
                ..piece.of(doc)
            }),
            Node::Group(doc) => {
                let one_line = piece.in_mode(doc, Mode::OneLine);
                let fits = piece.mode == Mode::OneLine || self.fits(one_line, rest, Line::Whole);
                let mode = if fits { Mode::OneLine } else { Mode::Broken };
                rest.push(piece.in_mode(doc, mode));
            }
            Node::Flat(doc) => rest.push(piece.in_mode(doc, Mode::OneLine)),
            Node::ByLayout(several_lines, one_line) => self.write(match piece.mode {
                Mode::Broken => several_lines,
                Mode::OneLine => one_line,
            }),
            Node::Choice(first, second) => {
                let fits =
                    piece.mode == Mode::OneLine || self.fits(piece.of(first), rest, Line::First);
                rest.push(piece.of(if fits { first } else { second }));
            }
        }
    }

    /// Whether the piece fits on the line, with what follows it there.
    fn fits(&self, piece: Piece<'_>, rest: &[Piece<'_>], asked: Line) -> bool {
        let mut room = self.width.checked_sub(self.next_column());
        let mut pieces = vec![piece];
        let mut rest = rest.iter().rev();
        let mut behind = false;
        loop {
            if room.is_none() {
                return false;
            }
            let Some(piece) = pieces.pop() else {
                // Behind the piece any line break will do.
                behind = true;
                match rest.next() {
                    Some(piece) => pieces.push(*piece),
                    None => return true,
                }
                continue;
            };
            let mut take = |text: &str| {
                room = room.and_then(|room| room.checked_sub(text.chars().count()));
            };
            match (&*piece.doc.0, piece.mode) {
                (Node::Text(text), _) => take(text),
                (Node::Line(text), Mode::OneLine) => take(text),
                (Node::Line(_), Mode::Broken) => return true,
                (Node::HardLine, mode) => {
                    return mode == Mode::Broken && (behind || asked == Line::First);
                }
                (Node::Concat(docs), _) => {
                    pieces.extend(docs.iter().rev().map(|doc| piece.of(doc)));
                }
                (Node::Nest(_, doc) | Node::Align(doc) | Node::Group(doc), _) => {
                    pieces.push(piece.of(doc));
                }
                (Node::Flat(doc), _) => pieces.push(piece.in_mode(doc, Mode::OneLine)),
                (Node::ByLayout(_, text), Mode::OneLine) | (Node::ByLayout(text, _), _) => {
                    take(text);
                }
                (Node::Choice(_, second), Mode::Broken) if behind => pieces.push(piece.of(second)),
                (Node::Choice(first, _), _) => pieces.push(piece.of(first)),
            }
        }
    }
}

/// What is asked to fit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// All of the piece.
    Whole,
    /// The piece up to its first line break.
    First,
}

#[cfg(test)]
mod tests {
    use super::Doc;

    fn application(words: &[&str]) -> Doc {
        let words = words.iter().map(|word| Doc::text(*word));
        Doc::join(words, &Doc::line()).nest(2).group()
    }

    #[test]
    fn a_group_is_on_one_line_when_it_fits() {
        let doc = application(&["call", "one", "two"]);
        assert_eq!(doc.render(12), "call one two");
        assert_eq!(doc.render(11), "call\n  one\n  two");
    }

    #[test]
    fn what_follows_a_group_must_fit_too() {
        let doc = application(&["call", "one"]).then(Doc::text(" $ two"));
        assert_eq!(doc.render(14), "call one $ two");
        assert_eq!(doc.render(13), "call\n  one $ two");
    }

    #[test]
    fn an_inner_group_may_fit_where_the_outer_does_not() {
        let inner = Doc::text("(")
            .then(application(&["f", "x"]))
            .then(Doc::text(")"));
        let doc = Doc::concat([
            Doc::text("call"),
            Doc::line(),
            inner,
            Doc::line(),
            Doc::text("y"),
        ]);
        assert_eq!(doc.nest(2).group().render(8), "call\n  (f x)\n  y");
    }

    #[test]
    fn a_hard_line_breaks_the_groups_around_it() {
        let doc = Doc::concat([
            Doc::text("f ="),
            Doc::line(),
            Doc::text("x"),
            Doc::hard_line(),
        ]);
        assert_eq!(doc.nest(2).group().render(80), "f =\n  x\n");
    }

    #[test]
    fn lines_without_text_have_no_spaces() {
        let doc = Doc::concat([
            Doc::text("a"),
            Doc::hard_line(),
            Doc::hard_line(),
            Doc::text("b"),
        ]);
        assert_eq!(doc.nest(2).render(80), "a\n\n  b");
    }

    #[test]
    fn aligned_lines_begin_where_the_first_does() {
        let lines = Doc::concat([Doc::text("b"), Doc::hard_line(), Doc::text("c")]);
        assert_eq!(Doc::text("a ").then(lines.align()).render(80), "a b\n  c");
    }

    #[test]
    fn a_choice_goes_by_its_first_line() {
        let body = Doc::hard_line().then(Doc::text("a body that is long"));
        let first = application(&["with", "x"])
            .flat()
            .then(body.clone().nest(2));
        let second = application(&["with", "x"]).then(body.nest(4));
        let doc = Doc::choice(first, second);
        assert_eq!(doc.render(6), "with x\n  a body that is long");
        assert_eq!(doc.render(5), "with\n  x\n    a body that is long");
    }

    #[test]
    fn columns_are_characters() {
        let doc = application(&["größe", "日本"]);
        assert_eq!(doc.render(8), "größe 日本");
    }
}
