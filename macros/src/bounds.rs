//! What to write in place of `impl Trait` and of a type parameter: the bounds tell what it is for.

use syn::punctuated::Punctuated;
use syn::{GenericArgument, PathArguments, PathSegment, ReturnType, Token, TypeParamBound};

use crate::report::spelled;

/// Where the type stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Position {
    Parameter,
    Result,
}

/// The counterpart that crosses, as a sentence's beginning, where a bound is that of a well-known trait. Traits are known by
/// their names alone; the advice is of no other consequence.
pub fn counterpart(
    bounds: &Punctuated<TypeParamBound, Token![+]>,
    position: Position,
) -> Option<String> {
    let borrows = bounds.iter().any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident != "static",
        TypeParamBound::PreciseCapture(_) => true,
        _ => false,
    });
    let mut traits = bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    traits.find_map(|segment| of_trait(segment, borrows, position))
}

fn of_trait(segment: &PathSegment, borrows: bool, position: Position) -> Option<String> {
    let result = position == Position::Result;
    let advice = match segment.ident.to_string().as_str() {
        "Iterator" | "IntoIterator" | "DoubleEndedIterator" | "ExactSizeIterator" => {
            let item = item(segment);
            if result {
                let lifetime = if borrows { "'_" } else { "'static" };
                format!(
                    "return `Items<{lifetime}, {item}>`, made by `Items::new(iterator)`, which Haskell reads as an iterator, a fold or a lazy list"
                )
            } else {
                format!(
                    "take `next: Fun<'_, fn() -> Option<{item}>>`, and call `next.call()?` until it returns `None`"
                )
            }
        }
        "Fn" | "FnMut" | "FnOnce" if !result => {
            format!(
                "take `f: Fun<'_, {}>`, and call it by `f.call(…)?`",
                function(segment)?
            )
        }
        "Fn" | "FnMut" | "FnOnce" => {
            "return an `OwnedByRust` of a type that owns the closure, with an exported method that calls it"
                .to_owned()
        }
        "AsRef" | "Borrow" if !result => match argument(segment)?.as_str() {
            "Path" | "OsStr" | "std::path::Path" | "std::ffi::OsStr" => {
                "take `&str`, and convert it by `std::path::Path::new`".to_owned()
            }
            ty => format!("take `&{ty}`"),
        },
        "Into" => {
            let verb = if result { "return" } else { "take" };
            format!("{verb} `{}`", argument(segment)?)
        }
        "ToString" | "Display" if result => "return `String`, made by `to_string()`".to_owned(),
        "ToString" | "Display" => "take `&str`".to_owned(),
        "Future" if result => {
            "run the future to completion, for example with `block_on` of your executor, and return its output".to_owned()
        }
        "Read" | "BufRead" if !result => "take `&[u8]`, which implements the trait".to_owned(),
        "Write" if !result => "write to a `Vec<u8>`, and return it".to_owned(),
        _ => return None,
    };
    Some(advice)
}

/// `u8`, of `Iterator<Item = u8>`.
fn item(segment: &PathSegment) -> String {
    if let PathArguments::AngleBracketed(arguments) = &segment.arguments {
        for argument in &arguments.args {
            match argument {
                GenericArgument::AssocType(item) if item.ident == "Item" => {
                    return spelled(&item.ty);
                }
                _ => {}
            }
        }
    }
    "T".to_owned()
}

/// `fn(u8) -> u8`, of `Fn(u8) -> u8`.
fn function(segment: &PathSegment) -> Option<String> {
    let PathArguments::Parenthesized(arguments) = &segment.arguments else {
        return None;
    };
    let inputs: Vec<_> = arguments.inputs.iter().map(spelled).collect();
    let output = match &arguments.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", spelled(ty)),
    };
    Some(format!("fn({}){output}", inputs.join(", ")))
}

/// `str`, of `AsRef<str>`.
fn argument(segment: &PathSegment) -> Option<String> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(spelled(ty)),
        _ => None,
    })
}
