//! `<Root>.Runtime`: a template, of which a library gets the parts that it has use for.
//!
//! Lines `--@name` … `--@end` stand for a part, `--@no name` … `--@end` for its opposite.

use super::{Feature, Features};
use crate::description::Description;

const TEMPLATE: &str = include_str!("templates/runtime.hs");

pub(super) fn module(description: &Description, features: &Features) -> String {
    let module = &description.module;
    let mut text = super::haskell::generated(module);
    let mut wanted = vec![true];
    for line in TEMPLATE.lines() {
        match line.strip_prefix("--@") {
            Some("end") => {
                wanted.pop();
            }
            Some(part) => wanted.push(has(part, features)),
            None if wanted.iter().all(|wanted| *wanted) => {
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    text.replace("@ROOT@", &module.root)
        .replace("@PREFIX@", &module.prefix)
}

fn has(part: &str, features: &Features) -> bool {
    match part.strip_prefix("no ") {
        Some(part) => !has(part, features),
        None => features.has(match part {
            "vector" => Feature::Vectors,
            "function" => Feature::Functions,
            "released" => Feature::Released,
            "bracket" => Feature::Brackets,
            "given" => Feature::Given,
            "gate" => Feature::Gates,
            "bound" => Feature::Bound,
            "items" => Feature::Items,
            _ => Feature::Closures,
        }),
    }
}
