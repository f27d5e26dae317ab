//! `<Root>.Runtime`: a template, of which a library gets the parts that it has use for.
//!
//! Lines `--@name` … `--@end` stand for a part, `--@no name` … `--@end` for its opposite, and `--@import Module (items)` for
//! the import of those items that are used.

use super::imports::{Words, code};
use super::names::Names;
use super::{Feature, Features};
use crate::description::Description;

const IMPORT: &str = "import ";

const TEMPLATE: &str = include_str!("templates/runtime.hs");

pub(super) fn module(description: &Description, names: &Names, features: &Features) -> String {
    let module = &description.module;
    let mut text = format!("-- {}\n", super::generated(module));
    let mut wanted = vec![true];
    for line in TEMPLATE.lines() {
        match line.strip_prefix("--@") {
            Some("end") => {
                wanted.pop();
            }
            Some(part) if part.starts_with(IMPORT) => {
                text.push_str(line);
                text.push('\n');
            }
            Some(part) => wanted.push(has(part, features)),
            None if wanted.iter().all(|wanted| *wanted) => {
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    import_what_is_used(&text)
        .replace("@ROOT@", &module.root)
        .replace("@PREFIX@", &module.prefix)
        .replace("@IO@", names.io())
        .replace("@ACTING@", &names.acting())
        .replace("@HEADER@", &super::header::file(names))
}

fn import_what_is_used(text: &str) -> String {
    let code = code(text);
    let words = Words::of(&code);
    let mut imported = String::new();
    for line in text.lines() {
        let items = line
            .strip_prefix("--@")
            .and_then(|line| line.strip_prefix(IMPORT));
        match items.and_then(|import| import.strip_suffix(')')?.split_once(" (")) {
            Some((module, items)) => words.import(&mut imported, module, items),
            None => {
                imported.push_str(line);
                imported.push('\n');
            }
        }
    }
    imported
}

fn has(part: &str, features: &Features) -> bool {
    match part.strip_prefix("no ") {
        Some(part) => !has(part, features),
        None if part == "arrays" => [
            Feature::Primitive,
            Feature::ArrayArrays,
            Feature::ShortByteStrings,
        ]
        .into_iter()
        .any(|feature| features.has(feature)),
        None if part == "early" => [Feature::Stops, Feature::Pure]
            .into_iter()
            .any(|feature| features.has(feature)),
        None if part == "transactions" => [Feature::Pure, Feature::Items]
            .into_iter()
            .any(|feature| features.has(feature)),
        None if part == "unlifted" => [Feature::Pure, Feature::Items, Feature::Closures]
            .into_iter()
            .any(|feature| features.has(feature)),
        None => features.has(match part {
            "vector" => Feature::Vectors,
            "utf8" => Feature::Utf8,
            "function" => Feature::Functions,
            "released" => Feature::Released,
            "bracket" => Feature::Brackets,
            "given" => Feature::Given,
            "changed" => Feature::Changed,
            "copy" => Feature::Copies,
            "gate" => Feature::Gates,
            "bound" => Feature::Bound,
            "items" => Feature::Items,
            "finalizer" => Feature::Finalizers,
            "late" => Feature::Late,
            "primitive" => Feature::Primitive,
            "arrays of arrays" => Feature::ArrayArrays,
            "short" => Feature::ShortByteStrings,
            "pure" => Feature::Pure,
            "capi" => Feature::Capi,
            "io" => Feature::Io,
            "stop" => Feature::Stops,
            _ => Feature::Closures,
        }),
    }
}
