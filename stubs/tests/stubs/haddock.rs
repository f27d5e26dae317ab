//! Documentation as Haddock, GHC's own program, reads it.

use std::fmt::Write;
use std::fs;

use hsffi_stubs::description::{Constant, Deprecation, Docs, Variant};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::haskell::{
    constant, enumeration, function, library, object, run, variant, write_modules,
};
use hsffi_metadata::testing::Random;

/// What was or could be read as something else.
const NASTY: &[&str] = &[
    "1. x\n2. y",
    "1\\. x",
    "(1) x",
    "a\n(1) x\n(2) y",
    "[x] y",
    "[x]: y z",
    "[x] (y) z",
    "[x]\n(y)",
    "a\n[x] y",
    "= x",
    "a\n== x",
    "prop> x",
    "a\n\nprop> x",
    "\\>>> x\ny",
    "\\> x",
    "\\* x",
    "\\- x",
    "-5 degrees",
    "2.5 litres",
    "\\+---+\n| a |\n\\+---+",
    "@since 1.0",
    "a @b@ c /d/ e __f__ g 'h' i `j` k \"L.M\" n #o# <p> <<q r>> $s &#65; \\[t\\] \\(u\\) v",
    "it's James' and the others' and rock'n'roll, don't. 'Tis 't'is v'x' t'y'",
    "'+' and '.' and ''' and '(' and `' '`",
    "\"A\" \"Data.List\" \"ǅ\" \"",
    "\\\\(x\\\\) \\\\[y\\\\] \\\\",
    "ends with \\",
    "`ends with \\`",
    "```\nends with \\\n```",
    "- a\n- b\n  c\n\n  d\n\n      e\n\n  ```\n  f\n\n\n  g\n  ```\n- h",
    "1. a\n   - b\n     - c\n\n       ```text\n       d\n       ```\n   - e\n2. f",
    "- a\n  - not\n- \\- b\n  \\- c\n  1\\. d\n  \\* e",
    "-\n- ```\n  a\n  ```\n- # b\n- > c\n-\n",
    "* a\n\n\n\n* b\n- c\n+ d\n1) e\n5. f",
    "- - - a\n- - b",
    "*a **b** c* **d *e* f** ***g*** *h\ni* **j\n**k",
    "*a/b* **c__d** **_** *`/`* **`__`** `@` *[a](https://e.org/b)/c*",
    "a*b*c **d**e*f* _g_**h**",
    "~~a~~ ~b~ ~~*c*~~",
    "| a | b |\n|---|:-:|\n| `c \\| d` | *e* **f** |\n| + | - |\n| g |",
    "- a\n\n  | b | c |\n  |---|---|\n  | d 日本 | e |",
    "[a](https://example.org/(b)/c_d?e=f#g) [*h* `i`](https://example.org) [](https://e.org/j)",
    "![a](https://e.org/a.png) !\\[b\\](https://e.org) ![c](d.png) ![](https://e.org/e.png)",
    "!<https://e.org> ![[a]](https://e.org/a.png) [![b](https://e.org/b.png)](https://e.org)",
    "\\[a\\](b) [[a](https://e.org)] [b]c] [d[e]f](https://e.org)",
    "<https://e.org/a_b> <a@e.org> https://e.org/a_b http://e.org, ftp://e.org.",
    "[`Fun`] [`Fun::call()`] [Fun::call] [a][Fun::call] [b](crate::Fun) [c](struct.D.html)",
    "a[^1] b[^note]\n\n[^1]: c\n\n[^note]: d\n    e",
    "- [x] a\n- [ ] b",
    "<b>a</b> <br/> <!-- b --> c\n\n<div>\nd\n\n</div>\n\n<!-- e\n\nf -->\n\n<pre>\ng\n\n\nh\n</pre>",
    "&lt;a&gt; &amp;#65; &nbsp;b &#x41; &copy;",
    "A: b\nLicense: c",
    "# A\n\nb\n\nC\n===\n\nd\n---\n\ne\nf\n===",
    "-- | a\n\n{- b -}\n\n-}\n\n{-# INLINE c #-}",
    "#if 0\n#define A\n#endif\n/* a */ // b",
    "a\u{a0}b \u{a0}c\n\u{a0}- d\n\u{2003}1\\. e",
    "\u{202e}a\u{202c} \u{feff}b\u{200b}c \u{1}d \u{7f} \u{2028} e \u{fffe}",
    "```text\n\u{202e}a\n\n\n\tb @c@ /d/\n@\n```",
    "- ```text\n  \u{202e}a\n\n\n  b\n  ```\n- c",
    "```\n# hidden\nlet a = b;\n#\n## c\n#[d]\n```",
    "```rust,no_run\n# hidden\nlet a = b;\n```\n\n```sh\n# shown\n```",
    "    # hidden\n    a\n\n\tb",
    "> a\n> - b\n>\n> > c\n\nd",
    "a  \nb\\\nc",
    "*** a ***\n\n***\n\n---",
    "日本語 größe 𝄞 👩‍💻 e\u{301} שלום\n- \u{1f600}",
    "a\r\nb\rc",
    "$a$ $$b$$ ^c^ ~d~ :e: {f}",
    "_ __ ___ ____ a_b _a_ __a__b__ a__",
    "/ // /// a/b /a/ //a// ///",
    "@ @@ @@@ @a@ `@` ``a ` b``",
    "< << <<< <a >> > >>",
    "' '' ''' ` `` a`b",
    "# ## a#b #a#b# C#",
    "\\ \\\\ \\a \\_ \\` \\\\_ \\\\`a\\`",
    "*\\**a\\**",
    "**a\\***b",
    "",
    "   \n\n",
    "<!-- only -->",
];

/// What Markdown is put together from at random.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n    ",
    "\n  ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n   2. ",
    "\n> ",
    "\n# ",
    "\n```\n",
    "\n```\n",
    "\n```text\n",
    "\n| ",
    " | ",
    "\n|---|---|\n",
    "*",
    "*",
    "**",
    "**",
    "_",
    "__",
    "`",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "](https://e.org/a_b)",
    "![",
    "](crate::A)",
    "<",
    ">",
    "<b>",
    "</b>",
    "\n<div>\n",
    "\\",
    "\\*",
    "\\[",
    "\\\\",
    "/",
    "//",
    "@",
    "'",
    "\"",
    "\"A",
    "#",
    "##",
    "&",
    "&#65;",
    "&lt;",
    "=",
    "\n=",
    "==",
    "+",
    "\n+--+\n",
    "1.",
    "\n(1) ",
    "2)",
    "-",
    "--",
    "-}",
    "{-",
    ">>>",
    "\n>>> ",
    "prop>",
    "@since 1.0",
    "$",
    "|",
    "~~",
    "^",
    "[^1]",
    "\n[^1]: ",
    "[a]: b\n",
    "A.B",
    "日本",
    "\u{a0}",
    "\u{202e}",
    "\t",
    "https://",
    "!",
    ".",
    ":",
    ", ",
    "a",
    "b",
    "Fun::x",
    "t'",
    "v'",
];

fn made_up(random: &mut Random) -> String {
    let mut markdown = String::new();
    for word in 0..random.below(40) {
        if random.below(2) == 0 {
            let _ = write!(markdown, "w{word}");
        } else {
            markdown.push_str(PIECES[random.below(PIECES.len())]);
        }
    }
    markdown
}

/// What a reader of documentation sees, in as far as Haddock can show it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    /// All characters but spaces.
    text: String,
    items: usize,
    code_blocks: usize,
    tables: usize,
    links: usize,
}

impl Shown {
    /// By rustdoc.
    fn by_rustdoc(markdown: &str) -> Self {
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
    fn by_haddock(html: &str) -> Self {
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

fn docs(markdown: &str) -> Docs {
    markdown.into()
}

/// What Haddock writes between the definitions of `name` and `next`, as far as it is documentation.
fn documentation<'a>(page: &'a str, name: &str, next: &str) -> &'a str {
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

#[test]
fn haddock_shows_what_rustdoc_shows() {
    let mut random = Random::new(19);
    let mut all: Vec<String> = NASTY.iter().map(|text| (*text).to_owned()).collect();
    // Within an item, and behind a paragraph.
    all.extend(
        NASTY
            .iter()
            .map(|text| format!("- {}", text.replace('\n', "\n  "))),
    );
    all.extend(NASTY.iter().map(|text| format!("A.\n\n{text}")));
    all.extend((0..600).map(|_| made_up(&mut random)));

    let mut description = library("MadeUp", docs("Made up."));
    // Of a type: what is of none opens a section by a heading.
    let owner = object("Owner", docs("An owner."));
    let constant = |number: usize, markdown: &str| Constant {
        owner: Some(owner.id.clone()),
        haskell_name: Some(format!("c{number:05}")),
        ..constant(&format!("C{number:05}"), docs(markdown))
    };
    for (number, markdown) in all.iter().enumerate() {
        description.constants.push(constant(number, markdown));
    }
    description.constants.push(constant(99999, "The last."));
    description.objects.push(owner);
    let mut variants: Vec<Variant> = all
        .iter()
        .enumerate()
        .map(|(number, markdown)| variant(&format!("V{number:05}"), docs(markdown)))
        .collect();
    variants.push(variant("V99999", docs("The last.")));
    description
        .enums
        .push(enumeration("Made", docs("Made."), variants));
    let mut function = function("f", docs("A function."));
    function.reason = "a /* b \\".into();
    description.functions.push(function);

    let page = page(&description);
    let mut wrong = String::new();
    for (number, markdown) in all.iter().enumerate() {
        let expected = Shown::by_rustdoc(markdown);
        let next = if number + 1 == all.len() {
            99999
        } else {
            number + 1
        };
        let next = |kind: &str| format!("{kind}{next:05}");
        for (kind, next) in [("c", next("c")), ("V", next("V"))] {
            let html = documentation(&page, &format!("{kind}{number:05}"), &next);
            let shown = Shown::by_haddock(html);
            let is_undocumented = expected == Shown::default();
            if shown != expected && !(is_undocumented && kind == "c") {
                let _ = write!(
                    wrong,
                    "\n{markdown:?}\n  rustdoc {expected:?}\n  Haddock {shown:?}\n  {html}\n"
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The page of a module that Haddock reads without a word.
fn page(description: &hsffi_stubs::description::Description) -> String {
    let dir = tempfile::tempdir().expect("there is room");
    write_modules(description, dir.path());
    let root = &description.module.root;
    let file = format!("{root}.hs");
    let printed = run(
        "haddock",
        &[
            "--html",
            "--odir=html",
            "--optghc=-Wall",
            "--optghc=-Werror",
            &file,
        ],
        dir.path(),
    );
    assert!(!printed.contains("out of scope"), "{printed}");
    fs::read_to_string(dir.path().join(format!("html/{root}.html"))).expect("it was written")
}

#[test]
fn links_to_items_lead_to_their_haskell_names() {
    let mut description = library("Linked", docs("See [`Mode`] and [`get_it`]."));
    let text = "A [`get_it`], b [`crate::get_it()`], c [`Mode`], d [`Mode::ReadOnly`], e [the limit](LIMIT), \
                f [`Mode::Both`], g [`Vec`], h [`Self::Both`], i [fn@get_it], j [`r#type`].";
    let mut variants = vec![
        variant("ReadOnly", docs(text)),
        variant("Both", docs("Both.")),
    ];
    variants[1].name = "ReadWrite".into();
    description
        .enums
        .push(enumeration("Mode", docs(text), variants));
    // Named as a constructor.
    let both = enumeration(
        "ReadOnly",
        docs("See [`ReadOnly`]."),
        vec![variant("No", docs(""))],
    );
    description.enums.push(both);
    description.functions.push(function("get_it", docs(text)));
    description.functions.push(function("type", docs(text)));
    description.constants.push(constant("LIMIT", docs(text)));
    let page = page(&description);
    // Five items have the text, two of them of `Mode`.
    for (name, count) in [
        ("v:getIt", 3 * 5 + 1),
        ("t:Mode", 5 + 1),
        ("v:ReadOnly", 5),
        ("v:limit", 5),
        ("v:ReadWrite", 5 + 2),
        ("v:type-39-", 5),
        ("t:ReadOnly", 1),
    ] {
        let link = format!("<code><a href=\"Linked.html#{name}\"");
        assert_eq!(page.matches(&link).count(), count, "{name} in {page}");
    }
    assert!(page.contains("e the limit (<code>"), "{page}");
    assert!(page.contains("g <code>Vec</code>"), "{page}");
}

#[test]
fn what_is_deprecated_has_a_pragma() {
    let deprecated = |since: &str, note: &str| Docs {
        text: "Old.".into(),
        deprecated: Some(Deprecation {
            since: since.into(),
            note: note.into(),
        }),
    };
    let mut description = library("Deprecated", docs("Old things."));
    let of = |name: &str, since: &str| function(name, deprecated(since, "use \"new\" \\ instead"));
    description
        .functions
        .extend([of("old", "0.2"), of("older", "")]);
    description
        .functions
        .push(function("oldest", deprecated("0.1", "")));
    description
        .functions
        .push(function("eldest", deprecated("", "")));
    description
        .constants
        .push(constant("LIMIT", deprecated("", "no limit")));
    let variants = || {
        vec![
            variant("Odd", deprecated("", "no odd")),
            variant("Even", docs("")),
        ]
    };
    description.enums.push(enumeration(
        "Parity",
        deprecated("", "no parity"),
        variants(),
    ));
    // GHC could not tell this type from the constructor.
    let odd = enumeration(
        "Odd",
        docs(""),
        vec![variant("Odder", docs("")), variant("Even2", docs(""))],
    );
    description.enums.push(odd);
    let dir = tempfile::tempdir().expect("there is room");
    write_modules(&description, dir.path());
    let module = fs::read_to_string(dir.path().join("Deprecated.hs")).expect("it was written");
    for pragma in [
        r#"DEPRECATED old "Since 0.2: use \"new\" \\ instead""#,
        r#"DEPRECATED older "use \"new\" \\ instead""#,
        r#"DEPRECATED oldest "Since 0.1.""#,
        r#"DEPRECATED eldest "Deprecated in Rust.""#,
        r#"DEPRECATED limit "no limit""#,
        r#"DEPRECATED Parity "no parity""#,
    ] {
        assert!(
            module.contains(&format!("{{-# {pragma} #-}}\n")),
            "{pragma}: {module}"
        );
    }
    assert!(!module.contains("DEPRECATED Odd"), "{module}");
    assert!(module.contains("__Deprecated:__ no odd"), "{module}");
    fs::write(
        dir.path().join("User.hs"),
        "module User (user) where\nimport Deprecated\nuser :: IO Bool\nuser = old >> pure limit\n",
    )
    .expect("there is room");
    let args = ["-Wall", "-fno-code", "User.hs"];
    let printed = run("ghc", &args, dir.path());
    assert_eq!(printed.matches("-Wdeprecations").count(), 2, "{printed}");
    assert_eq!(printed.matches("warning").count(), 2, "{printed}");
}
