//! Attributes of a function that make it something else than a Rust function.
//!
//! The others stay with the user's function: lints, `inline`, `cold`, `must_use`, `track_caller`, `link_section`,
//! `instruction_set`, and those of other macros.

use syn::Attribute;

use crate::report::Report;

/// Reports attributes that an exported function cannot have.
pub fn check(attributes: &[Attribute], report: &mut Report) {
    for attribute in attributes {
        match name(attribute).as_deref() {
            Some("target_feature") => report.rule(
                &attribute.meta,
                "HS0057",
                "a function with `target_feature` cannot be exported: on a processor without the feature, the call is undefined behaviour",
                "export a function that calls this one in an `unsafe` block if `is_x86_feature_detected!(\"avx2\")` returns `true`, and other code if it returns `false`",
            ),
            Some(name @ ("no_mangle" | "export_name" | "naked")) => report.rule(
                &attribute.meta,
                "HS0016",
                &format!("a function with `{name}` cannot be exported: hsffi generates the C function"),
                &format!("remove `{name}`"),
            ),
            Some(name @ ("test" | "bench")) => report.rule(
                &attribute.meta,
                "HS0016",
                &format!("a function with `{name}` cannot be exported: it is part of the test program, not of the library"),
                &format!("remove `{name}`, and call the function from a separate test"),
            ),
            _ => {}
        }
    }
}

/// `no_mangle`, of `#[no_mangle]` and `#[unsafe(no_mangle)]`.
fn name(attribute: &Attribute) -> Option<String> {
    if !attribute.path().is_ident("unsafe") {
        return attribute.path().get_ident().map(ToString::to_string);
    }
    let list = attribute.meta.require_list().ok()?;
    let first = list.tokens.clone().into_iter().next()?;
    Some(first.to_string())
}
