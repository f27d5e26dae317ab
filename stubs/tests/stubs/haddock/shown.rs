//! What a reader sees of documentation: by rustdoc, from Markdown, and by Haddock, from its page.
//!
//! The two readings are written apart from the generator, so that a mistake of its translation is not repeated here.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// What a reader of documentation sees, in as far as Haddock can show it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// All characters but spaces.
    text: String,
    items: usize,
    code_blocks: usize,
    tables: usize,
    links: usize,
}

impl Shown {
    /// By rustdoc.
    pub(super) fn by_rustdoc(markdown: &str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let is_path = |link: pulldown_cmark::BrokenLink<'_>| {
            let is = link.reference.starts_with('`') || link.reference.contains("::");
            is.then(|| ("".into(), "".into()))
        };
        let mut shown = Shown::default();
        let mut code: Option<(bool, String)> = None;
        let mut html: Option<String> = None;
        let mut links = Vec::new();
        let mut lists = 0;
        for event in Parser::new_with_broken_link_callback(markdown, options, Some(is_path)) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let rust = match kind {
                        CodeBlockKind::Indented => true,
                        CodeBlockKind::Fenced(info) => matches!(&*info, "" | "rust,no_run"),
                    };
                    code = Some((rust, String::new()));
                }
                Event::End(TagEnd::CodeBlock) => {
                    let (rust, text) = code.take().expect("it was begun");
                    let hidden =
                        |line: &&str| rust && (line.trim() == "#" || line.trim().starts_with("# "));
                    let unhash = |line: &str| {
                        let hashes = usize::from(line.trim().starts_with("##") && rust);
                        line.replacen('#', "", hashes)
                    };
                    let text: String = text
                        .lines()
                        .filter(|line| !hidden(line))
                        .map(unhash)
                        .collect();
                    if !text.trim().is_empty() {
                        shown.code_blocks += 1;
                        shown.text.push_str(&text);
                    }
                }
                Event::Text(text) if code.is_some() => {
                    code.as_mut().expect("it was begun").1.push_str(&text);
                }
                Event::Start(Tag::HtmlBlock) => html = Some(String::new()),
                Event::End(TagEnd::HtmlBlock) => {
                    let html = html.take().expect("it was begun");
                    shown.html(&html);
                }
                Event::Html(text) => html.as_mut().expect("it was begun").push_str(&text),
                Event::InlineHtml(text) => shown.html(&text),
                Event::Text(text) | Event::Code(text) => shown.text.push_str(&text),
                Event::FootnoteReference(name) | Event::Start(Tag::FootnoteDefinition(name)) => {
                    let _ = write!(shown.text, "[{name}]");
                }
                Event::TaskListMarker(done) => shown.text.push_str(if done { "[x]" } else { "[]" }),
                Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => {
                    shown.text.push_str("~~");
                }
                Event::Start(Tag::List(_)) => lists += 1,
                Event::End(TagEnd::List(_)) => lists -= 1,
                Event::Start(Tag::Item) if lists <= 8 => shown.items += 1,
                Event::Start(Tag::Table(_)) => shown.tables += 1,
                Event::Start(Tag::Link {
                    dest_url,
                    link_type,
                    ..
                }) => {
                    let automatic = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    let to_web = automatic || dest_url.starts_with("https://");
                    links.push(to_web.then_some((shown.text.len(), dest_url)));
                }
                Event::End(TagEnd::Link) => {
                    if let Some((start, to)) = links.pop().expect("it was begun") {
                        shown.links += 1;
                        if shown.text.len() == start {
                            shown.text.push_str(&to);
                        }
                    }
                }
                _ => {}
            }
        }
        shown.without_spaces()
    }

    fn html(&mut self, html: &str) {
        let html = html.trim();
        if !(html.starts_with("<!--") && html.ends_with("-->")) {
            self.text.push_str(html);
        }
    }

    /// By Haddock, in a part of a page.
    pub(super) fn by_haddock(html: &str) -> Self {
        let mut shown = Shown::default();
        let mut rest = html;
        while let Some((text, tag)) = rest.split_once('<') {
            shown.text.push_str(text);
            let Some((tag, after)) = tag.split_once('>') else {
                rest = "";
                break;
            };
            rest = after;
            let name = tag.split([' ', '/']).next().unwrap_or_default();
            match name {
                "li" => shown.items += 1,
                "pre" => shown.code_blocks += 1,
                "table" => shown.tables += 1,
                "a" if tag.contains("href=") => shown.links += 1,
                "img" => {
                    let title = tag.split_once("title=\"").map(|(_, title)| title);
                    let title = title.and_then(|title| title.split('"').next());
                    shown.text.push_str(title.unwrap_or_default());
                }
                // Of no use to documentation that is Markdown.
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dl" | "a" => {
                    panic!("<{tag}> in {html}");
                }
                _ => assert!(!tag.contains("mathjax"), "<{tag}> in {html}"),
            }
        }
        shown.text.push_str(rest);
        shown.text = unescaped(&shown.text);
        shown.without_spaces()
    }

    fn without_spaces(mut self) -> Self {
        // Haddock shows no code alone without a character of no width.
        self.text
            .retain(|c| !c.is_whitespace() && !c.is_control() && c != '\u{200b}');
        self
    }
}

fn unescaped(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, entity)) = rest.split_once('&') {
        text.push_str(before);
        let (entity, after) = entity.split_once(';').expect("an entity ends");
        rest = after;
        let number = entity
            .strip_prefix('#')
            .map(|number| match number.strip_prefix('x') {
                Some(number) => u32::from_str_radix(number, 16).ok(),
                None => number.parse().ok(),
            });
        text.push(match entity {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "nbsp" => ' ',
            _ => number
                .flatten()
                .and_then(char::from_u32)
                .unwrap_or_else(|| panic!("&{entity};")),
        });
    }
    text + rest
}

/// What Haddock writes between the definitions of `name` and `next`, as far as it is documentation.
pub(super) fn documentation<'a>(page: &'a str, name: &str, next: &str) -> &'a str {
    let definition = |name: &str| format!("id=\"v:{name}\" class=\"def\"");
    let (_, after) = page
        .split_once(&definition(name))
        .unwrap_or_else(|| panic!("{name} and {next} are documented"));
    let (between, _) = after
        .split_once(&definition(next))
        .unwrap_or_else(|| panic!("{name} and {next} are documented"));
    let start = between
        .find("class=\"doc")
        .unwrap_or_else(|| panic!("{name} and {next} are documented"));
    let (_, documentation) = between[start..].split_once('>').expect("the tag ends");
    &documentation[..documentation.rfind('<').expect("a tag begins")]
}
