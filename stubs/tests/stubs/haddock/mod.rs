//! Documentation as Haddock, GHC's own program, reads it.

mod shown;
mod texts;

use std::fmt::Write;
use std::fs;

use hsffi_metadata::testing::Random;
use hsffi_stubs::description::{Constant, Deprecation, Docs, Variant};

use shown::{Shown, documentation};
use texts::{NASTY, generated};

use crate::haskell::{
    constant, enumeration, function, library, object, run, variant, write_modules,
};

fn docs(markdown: &str) -> Docs {
    markdown.into()
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
    all.extend((0..600).map(|_| generated(&mut random)));

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
