//! Rust's documentation, which is Markdown, as Haddock.
//!
//! | step | module |
//! |---|---|
//! | from Markdown to blocks | [`markdown`] |
//! | which Haskell name a link to a Rust item leads to | [`links`] |
//! | from blocks to Haddock's markup | [`markup`] |

mod links;
mod markdown;
mod markup;

pub(super) use links::Scope;
pub(super) use markup::{code, text};

use super::names::Names;
use crate::description::Docs;
use crate::haskell::Comment;
use markdown::Block;

/// What the documentation of a function says that may wait.
const BLOCKING: &str = "\
This may wait. Other Haskell threads go on meanwhile if the program is linked with @-threaded@. An
exception from another thread, such as that of @timeout@, is delivered when it returns.";

/// The comment of a declaration, with `fallback` for what is undocumented.
pub(super) fn comment(docs: &Docs, fallback: &str, scope: &Scope<'_>) -> Comment {
    comment_of_some(docs, scope).unwrap_or_else(|| Comment(vec![fallback.to_owned()]))
}

/// The comment of what is documented.
pub(super) fn comment_of_some(docs: &Docs, scope: &Scope<'_>) -> Option<Comment> {
    let blocks = markdown::blocks(&docs.text, scope);
    let lines = markup::lines(&blocks);
    (!lines.is_empty()).then_some(Comment(lines))
}

/// The comment of a function, which says what its options mean to a caller, and last what it `throws`.
pub(super) fn of_function(
    docs: &Docs,
    blocking: bool,
    throws: Vec<String>,
    fallback: &str,
    scope: &Scope<'_>,
) -> Comment {
    let mut comment = if blocking {
        of_blocking_function(docs, fallback, scope)
    } else {
        comment(docs, fallback, scope)
    };
    for sentence in throws {
        comment.0.extend([String::new(), sentence]);
    }
    comment
}

/// A link to the type with this id.
pub(super) fn linked(id: &str, names: &Names) -> String {
    markup::linked_name(&links::of_type(names, id), None)
}

fn of_blocking_function(docs: &Docs, fallback: &str, scope: &Scope<'_>) -> Comment {
    let mut blocks = markdown::blocks(&docs.text, scope);
    let rest = blocks.split_off(blocks.len().min(1));
    let mut lines = markup::lines(&blocks);
    if lines.is_empty() {
        lines.push(fallback.to_owned());
    }
    lines.push(String::new());
    lines.extend(BLOCKING.lines().map(str::to_owned));
    if !rest.is_empty() {
        lines.push(String::new());
        lines.extend(markup::lines(&rest));
    }
    Comment(lines)
}

/// The comment of a module. What would be read as a field, such as `License: …`, is text.
pub(super) fn of_module(docs: &Docs, fallback: &str, scope: &Scope<'_>) -> Comment {
    let mut comment = comment(docs, fallback, scope);
    if let Some(first) = comment.0.first_mut() {
        let word = first.find(|c: char| !c.is_alphanumeric());
        let colon = first.find(':');
        match (word, colon) {
            (Some(word), Some(colon)) if first[word..colon].trim().is_empty() => {
                first.replace_range(colon..=colon, "&#58;");
            }
            _ => {}
        }
    }
    comment
}

/// A comment of one paragraph that is text, without markup.
pub(super) fn plain(text: &str) -> Comment {
    Comment(vec![markup::text(text)])
}

/// A comment in Haddock's own markup.
pub(super) fn verbatim(markup: &str) -> Comment {
    Comment(markup.lines().map(str::to_owned).collect())
}

/// The heading of the first level that documentation begins with, as text without markup, and what stands behind it.
pub(super) fn heading(markdown: &str) -> Option<(String, &str)> {
    let (level, behind) = markdown::first_heading(markdown)?;
    let heading = &markdown[..behind];
    let blocks = markdown::blocks(heading, &Scope::nowhere());
    match blocks.first() {
        Some(Block::Heading(runs)) if level == 1 => Some((
            markup::without_markup(runs),
            markdown[behind..].trim_start_matches('\n'),
        )),
        _ => None,
    }
}

/// The text of the first paragraph, without markup, on one line.
pub(super) fn first_paragraph(markdown: &str) -> String {
    let blocks = markdown::blocks(markdown, &Scope::nowhere());
    let paragraph = blocks.iter().find_map(|block| match block {
        Block::Paragraph(runs) => Some(markup::without_markup(runs)),
        _ => None,
    });
    paragraph.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_markdown(text: &str) -> String {
        markup::lines(&markdown::blocks(text, &Scope::nowhere())).join("\n")
    }

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
    fn lines_that_rustdoc_hides_are_hidden() {
        let code = "\n# use x;\nlet a = b;\n#\n    # c();\n## d\n#[e]\n#f\n```";
        let shown = "> let a = b;\n> # d\n> #[e]\n> #f";
        for language in ["", "rust", "no_run", "should_panic,edition2024", "E0308"] {
            assert_eq!(of_markdown(&format!("```{language}{code}")), shown);
        }
        assert_eq!(of_markdown("    # use x;\n    y"), "> y");
        assert_eq!(of_markdown("```sh\n# make\n```"), "> # make");
        assert_eq!(of_markdown("A.\n\n```\n# hidden\n```\n\nB."), "A.\n\nB.");
    }

    #[test]
    fn lists_and_headings() {
        assert_eq!(
            of_markdown("# Errors\n\n- one\n- two\n\n1. first\n2. second"),
            "__Errors__\n\n* one\n\n* two\n\n1. first\n\n2. second"
        );
    }

    #[test]
    fn what_belongs_to_an_item_is_indented() {
        assert_eq!(
            of_markdown("- one\n  more\n\n  ```\n  code\n  ```\n\n  - inner\n\n- two"),
            "* one\n    more\n\n    > code\n\n    * inner\n\n* two"
        );
    }

    #[test]
    fn what_would_begin_a_block_is_text() {
        for (text, haddock) in [
            ("1\\. x", "1\\. x"),
            ("(1) x", "(1\\) x"),
            ("[x] y", "&#91;x] y"),
            ("= x", "\\= x"),
            ("prop> x", "prop\\> x"),
            ("\\>>> x", "\\>>> x"),
            ("\\* x", "\\* x"),
            ("\\- x", "\\- x"),
            ("a\n= b", "a\n\\= b"),
            ("@since 1.0", "\\@since 1.0"),
        ] {
            assert_eq!(of_markdown(text), haddock);
        }
    }

    #[test]
    fn styles_end_with_their_line() {
        assert_eq!(
            of_markdown("*a **b**\nc* ***d***"),
            "/a /__/b/__\n/c/ __/d/__"
        );
    }

    #[test]
    fn tables_are_drawn() {
        assert_eq!(
            of_markdown("| a | b |\n|---|---|\n| `c` | *d* |"),
            "+-----+-----+\n| a   | b   |\n+=====+=====+\n| @c@ | /d/ |\n+-----+-----+"
        );
    }

    #[test]
    fn links_keep_their_target_only_when_it_is_on_the_web() {
        assert_eq!(
            of_markdown("[here](https://example.org/a_(b)) and [`Fun`](crate::Fun)"),
            "[here](https://example.org/a_(b\\)) and @Fun@"
        );
        assert_eq!(
            of_markdown("[`Fun::call`], [the call][Fun::call], [Fun::call] and [0, 1]"),
            "@Fun::call@, the call, @Fun::call@ and [0, 1]"
        );
        assert_eq!(
            of_markdown("<https://example.org> ![a](https://example.org/a.png) ![b](b.png)"),
            "<https://example.org> ![a](https://example.org/a.png) b"
        );
    }

    #[test]
    fn the_undocumented_gets_the_fallback() {
        let comment = comment(&Docs::default(), "Rust's @f@.", &Scope::nowhere());
        assert_eq!(comment.0, ["Rust's @f@."]);
        assert_eq!(comment_of_some(&Docs::default(), &Scope::nowhere()), None);
    }

    #[test]
    fn that_a_function_may_wait_is_said_behind_its_first_block() {
        let of = |text: &str| {
            let comment = of_function(
                &text.into(),
                true,
                Vec::new(),
                "Rust's @f@.",
                &Scope::nowhere(),
            );
            comment.0.join("\n")
        };
        assert!(of("A.\n\nB.").starts_with("A.\n\nThis may wait."));
        assert!(of("A.\n\nB.").ends_with("returns.\n\nB."));
        assert!(of("").starts_with("Rust's @f@.\n\nThis may wait."));
    }

    #[test]
    fn a_module_has_no_fields() {
        let comment = of_module(&"License: MIT".into(), "", &Scope::nowhere());
        assert_eq!(comment.0, ["License&#58; MIT"]);
    }

    #[test]
    fn a_c_preprocessor_finds_nothing_to_do() {
        assert_eq!(plain("a /* b \\").0, ["a \\/&#42; b &#92;"]);
    }

    #[test]
    fn a_heading_of_the_first_level_opens_a_section() {
        for (docs, found) in [
            ("# Searching\n\nFinds it.", Some(("Searching", "Finds it."))),
            ("# Searching\nFinds it.", Some(("Searching", "Finds it."))),
            ("# Searching *by* `key` #", Some(("Searching by key", ""))),
            (
                "Searching\n=========\n\nFinds it.",
                Some(("Searching", "Finds it.")),
            ),
            ("# A\n\n# B", Some(("A", "# B"))),
            ("## Searching\n\nFinds it.", None),
            ("#Searching", None),
            ("Finds it.\n\n# Errors", None),
            ("\n# Searching", None),
            ("", None),
        ] {
            let found = found.map(|(heading, rest): (&str, _)| (heading.to_owned(), rest));
            assert_eq!(heading(docs), found, "{docs:?}");
        }
    }

    #[test]
    fn the_first_paragraph_is_no_heading() {
        assert_eq!(
            first_paragraph("# Crate\n\nIt *is*\none.\n\nB."),
            "It is one."
        );
    }
}
