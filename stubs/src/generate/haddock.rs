//! Rust's documentation, which is Markdown, as Haddock.

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

/// The documentation as Haddock's markup, a paragraph's lines as they were.
pub(super) fn of_markdown(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in events(markdown) {
        writer.event(event);
    }
    writer.text.trim_end().to_owned()
}

/// The text of the first paragraph, without markup, on one line.
pub(super) fn first_paragraph(markdown: &str) -> String {
    let mut text = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) => {
                text.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph) => break,
            _ => {}
        }
    }
    text
}

/// A comment of the declaration that follows, with `fallback` for what is undocumented.
pub(super) fn comment(markdown: &str, fallback: &str, indent: &str) -> String {
    let text = of_markdown(markdown);
    let text = if text.is_empty() { fallback } else { &text };
    let mut comment = String::new();
    for (number, line) in text.lines().enumerate() {
        comment.push_str(indent);
        comment.push_str(if number == 0 { "-- |" } else { "--" });
        if !line.is_empty() {
            comment.push(' ');
            comment.push_str(line);
        }
        comment.push('\n');
    }
    comment
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_with_broken_link_callback(
        markdown,
        Options::empty(),
        Some(|link: BrokenLink<'_>| rust_item(&link.reference)),
    )
}

/// A link to an item of Rust's, [`Item`], which Markdown knows nothing of, leads nowhere.
fn rust_item<'a>(reference: &str) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let is_item = reference.starts_with('`') || reference.contains("::");
    is_item.then(|| ("".into(), "".into()))
}

#[derive(Default)]
struct Writer {
    text: String,
    /// What each line of the current block begins with.
    indent: String,
    /// The next number of each ordered list that is open; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Within a code block, nothing is markup.
    code: bool,
    /// Where a link leads, while its text is written.
    links: Vec<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code_lines(&text),
            // HTML is text too: Haddock has none.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(&escape(&text));
            }
            Event::Code(code) => {
                self.text.push('@');
                self.text.push_str(&escape(&code));
                self.text.push('@');
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text.push('\n');
                self.text.push_str(&self.indent);
            }
            Event::Rule => self.block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.paragraph(),
            // Haddock's own headings belong in export lists; a paragraph in bold does anywhere.
            Tag::Heading { .. } => {
                self.block();
                self.text.push_str("__");
            }
            Tag::CodeBlock(_) => {
                self.block();
                self.code = true;
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => {
                self.block();
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "* ".to_owned(),
                };
                self.text.push_str(&marker);
                self.indent.push_str("  ");
            }
            Tag::Emphasis => self.text.push('/'),
            Tag::Strong => self.text.push_str("__"),
            Tag::Link { dest_url, .. } => {
                self.links.push(dest_url.to_string());
                if is_web(&dest_url) {
                    self.text.push('[');
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Strong => self.text.push_str("__"),
            TagEnd::CodeBlock => self.code = false,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                let len = self.indent.len().saturating_sub(2);
                self.indent.truncate(len);
            }
            TagEnd::Emphasis => self.text.push('/'),
            TagEnd::Link => {
                if let Some(to) = self.links.pop()
                    && is_web(&to)
                {
                    self.text.push_str(&format!("]({to})"));
                }
            }
            _ => {}
        }
    }

    /// A paragraph, of which the first in a list item follows its marker.
    fn paragraph(&mut self) {
        if !self.text.ends_with("* ") && !self.text.ends_with(". ") {
            self.block();
        }
    }

    /// Begins a new block after an empty line.
    fn block(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.text.push_str(&self.indent);
        }
    }

    fn code_lines(&mut self, text: &str) {
        for line in text.lines() {
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            self.text.push_str(format!("> {line}").trim_end());
        }
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Takes the meaning from what Haddock would read as markup, and leaves the rest as it reads best.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let markup = match c {
            '\\' | '/' | '`' | '@' | '<' | '$' | '#' => true,
            // 'identifier', but not an apostrophe.
            '\'' => !before.is_alphanumeric(),
            // "Module".
            '"' => after.is_uppercase(),
            // __bold__.
            '_' => before == '_' || after == '_',
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{comment, of_markdown};

    #[test]
    fn markup_is_translated_and_text_escaped() {
        assert_eq!(
            of_markdown("Reads `x/y` *now*, **not** <later> at 5 $.\n\nSecond\nparagraph."),
            "Reads @x\\/y@ /now/, __not__ \\<later> at 5 \\$.\n\nSecond\nparagraph."
        );
    }

    #[test]
    fn code_blocks_are_birdtracks() {
        assert_eq!(
            of_markdown("So:\n\n```\nlet a = \"b\";\n\nc\n```\n\nEnd."),
            "So:\n\n> let a = \"b\";\n>\n> c\n\nEnd."
        );
    }

    #[test]
    fn lists_and_headings() {
        assert_eq!(
            of_markdown("# Errors\n\n- one\n- two\n\n1. first\n2. second"),
            "__Errors__\n\n* one\n\n* two\n\n1. first\n\n2. second"
        );
    }

    #[test]
    fn links_keep_their_target_only_when_it_is_on_the_web() {
        assert_eq!(
            of_markdown("[here](https://example.org) and [`Fun`](crate::Fun)"),
            "[here](https://example.org) and @Fun@"
        );
        assert_eq!(
            of_markdown("[`Fun::call`], [the call][Fun::call] and [0, 1]"),
            "@Fun::call@, the call and [0, 1]"
        );
    }

    #[test]
    fn the_undocumented_gets_the_fallback() {
        assert_eq!(comment("", "Rust's @f@.", "  "), "  -- | Rust's @f@.\n");
    }
}
