//! Rust's identifiers as Haskell's, for GHC's own lexer.

use std::collections::HashSet;

use hsffi_stubs::description::{
    ArgAbi, Docs, Error, Field, Parameter, Place, Scalar, Slotted, Type,
};
use hsffi_stubs::{Link, NameError, generate};

use crate::haskell::{
    constant, enumeration, function, library, object, run, variant, write_modules,
};
use hsffi_metadata::testing::Random;

/// Beginnings of identifiers, and what may follow: letters with and without case, of each script that does something else,
/// modifiers, letter numbers, marks, digits, connectors, and characters that GHC 9.0 does not know.
const STARTS: &[&str] = &[
    "a",
    "Z",
    "_a",
    "é",
    "Ü",
    "ß",
    "ǅ",
    "λ",
    "Ж",
    "日",
    "本",
    "ا",
    "ש",
    "क",
    "ʰ",
    "ⅷ",
    "Ⅷ",
    "ℵ",
    "𝐀",
    "𝐚",
    "ŉ",
    "ĸ",
    "ﬁ",
    "Ꭰ",
    "ა",
    "Ა",
    "℘",
    "℮",
    "ゝ",
    "\u{870}",
    "\u{10570}",
    "data",
    "type",
    "HTTP",
];
const PARTS: &[&str] = &[
    "a",
    "Z",
    "0",
    "_",
    "é",
    "ß",
    "日",
    "·",
    "\u{301}",
    "\u{903}",
    "\u{93f}",
    "\u{20dd}",
    "‿",
    "⁀",
    "\u{fe33}",
    "٣",
    "፩",
    "ⅷ",
    "ʰ",
    "\u{387}",
    "\u{1e4ae}",
    "\u{870}",
    "𝟘",
    "Server",
    "get",
    "\u{e0100}",
    "_of",
    "2",
];

/// An identifier that rustc takes.
fn identifier(random: &mut Random) -> String {
    loop {
        let mut name = STARTS[random.below(STARTS.len())].to_owned();
        for _ in 0..random.below(4) {
            name.push_str(PARTS[random.below(PARTS.len())]);
        }
        // As rustc asks of each character.
        let mut chars = name.chars();
        let begins = chars
            .next()
            .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
        if begins && chars.all(unicode_ident::is_xid_continue) {
            return name;
        }
    }
}

/// Whether Haskell would ask the author for a capital letter.
fn has_small_start(name: &str) -> bool {
    name.starts_with(|c: char| c.is_lowercase() && c.to_uppercase().any(char::is_uppercase))
}

fn parameter(name: &str) -> Parameter {
    Parameter {
        name: name.into(),
        ty: Type::Scalar(Scalar::U8),
        abi: ArgAbi::Word,
        slot: 1,
    }
}

#[test]
fn ghc_compiles_whatever_rustc_takes_for_a_name() {
    let mut random = Random::new(20);
    let mut description = library("Named", "Names.".into());
    let mut taken = HashSet::new();
    for number in 0..160 {
        let (name, owner) = (identifier(&mut random), identifier(&mut random));
        let fields = [identifier(&mut random), identifier(&mut random)];
        let mut next = description.clone();
        let mut exported = function(&name, "A function.".into());
        exported.symbol = format!("sample_{number}");
        exported.parameters = vec![parameter(&identifier(&mut random)), parameter(&name)];
        if !has_small_start(&owner) {
            let id = format!("sample::{owner}");
            match random.below(3) {
                0 => {
                    next.objects.push(object(&owner, "An object.".into()));
                    exported.owner = Some(id.clone());
                    exported.method = random.below(2) == 0;
                }
                1 => next.enums.push(enumeration(
                    &owner,
                    "An enum.".into(),
                    vec![
                        variant(&owner, "One.".into()),
                        variant(&format!("{owner}2"), "Two.".into()),
                    ],
                )),
                _ => {
                    let mut failed = variant(&owner, "Failed.".into());
                    let value = Slotted {
                        offset: 32,
                        ty: Type::Scalar(Scalar::U8),
                    };
                    let field = |name: &String| Field {
                        name: name.clone(),
                        value: value.clone(),
                        docs: Docs::default(),
                    };
                    failed.fields = fields.iter().map(field).collect();
                    next.errors.push(Error {
                        id,
                        name: owner.clone(),
                        symbol: "sample_error_abi".into(),
                        variants: vec![failed],
                        docs: "An error.".into(),
                        place: Place::default(),
                        digest: 0,
                    });
                }
            }
        }
        let mut value = constant(&identifier(&mut random), "A constant.".into());
        value.symbol = format!("sample_C{number}");
        next.constants.push(value);
        next.functions.push(exported);
        // Clashes are reported, and names that are taken in Haskell.
        match generate(&next, &Link::default()) {
            Ok(_) => {
                taken.insert(name);
                description = next;
            }
            Err(errors) => assert!(
                (errors.iter()).all(|(_, error)| matches!(
                    error,
                    NameError::Taken { .. } | NameError::Reserved { .. }
                )),
                "{name:?} {owner:?} {fields:?}: {errors}"
            ),
        }
    }
    assert!(taken.len() > 70, "{} names are not many", taken.len());
    let dir = tempfile::tempdir().expect("there is room");
    write_modules(&description, dir.path());
    run(
        "ghc",
        &["-Wall", "-Werror", "-fno-code", "Named.hs"],
        dir.path(),
    );
}

/// What is wrong with a function that its author has given this name.
fn refusal(name: &str) -> String {
    let mut description = library("Named", "Names.".into());
    let mut exported = function("f", "A function.".into());
    exported.haskell_name = Some(name.into());
    description.functions.push(exported);
    let refused = generate(&description, &Link::default()).expect_err("it is no Haskell name");
    refused.to_string()
}

#[test]
fn a_name_that_is_asked_for_is_not_escaped() {
    let message = refusal("l·l");
    let expected = "the function `f` cannot have the Haskell name `l·l`, which may contain letters, digits, `_` and `'` only";
    assert!(message.contains(expected), "{message}");
    let message = refusal("Ⅷ");
    assert!(message.contains("begin with a small letter"), "{message}");
}
