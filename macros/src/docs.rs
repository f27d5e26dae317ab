//! Documentation comments, as one string.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use crate::options::Options;

/// What Haskell is told of a function that may wait.
const BLOCKING: &str = "This may wait. Other Haskell threads go on meanwhile if the program is linked with `-threaded`. An
exception from another thread, such as that of `timeout`, is delivered when it returns.";

/// The text of a function, which tells what its options mean to a caller.
pub fn of_function(attributes: &[Attribute], options: &Options) -> String {
    let text = of(attributes);
    if options.blocking.is_none() {
        return text;
    }
    // Before what stands under a heading.
    match text.split_once("\n\n") {
        Some((summary, rest)) => format!("{summary}\n\n{BLOCKING}\n\n{rest}"),
        None => format!("{text}\n\n{BLOCKING}"),
    }
}

/// The text of the `///` and `#[doc = "…"]` among `attributes`, a line each, without the space that follows the slashes.
pub fn of(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes {
        let Meta::NameValue(meta) = &attribute.meta else {
            continue;
        };
        if !meta.path.is_ident("doc") {
            continue;
        }
        if let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &meta.value
        {
            for line in text.value().split('\n') {
                lines.push(line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned());
            }
        }
    }
    lines.join("\n").trim().to_owned()
}
