//! Link names.
//!
//! | what | name |
//! |---|---|
//! | shim | crate, version, place, type, function, hash of the signature |
//! | destructor | crate, version, place, type, `destroy` |
//! | record of a shim or destructor | its name, `abi` |
//! | record of an enum or error | crate, version, place, type, `abi` |
//! | types that a record names | the record's name, `types` |
//! | support function | crate, `hsffi`, purpose |
//!
//! The version is as much of the crate's as tells apart the builds that Cargo puts into one program: `v0_3` of 0.3.1, `v2` of
//! 2.1.0. Where builds differ in something else (two libraries of one program that chose other features, or sources), the
//! linker may find one library's names in the other; the Haskell package notices before the first call. The hash makes a Haskell
//! package that was generated for another signature fail to link.
//!
//! The file, in which the item stands, and the inline modules around it tell apart what has one name in two modules:
//! `harbour_dover` of `src/harbour/dover.rs`, and of `mod dover { … }` in `src/harbour.rs`; nothing of `src/lib.rs`. Macros are
//! not told the module itself. Before Rust 1.88 they are not told the file either: there, exports that have one name in two modules
//! have one link name, which rustc rejects, unless the option `name` tells them apart.

use std::fmt::Write;
use std::path::Path;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use crate::enclosing;

/// The name of the crate that is being compiled.
pub fn crate_name() -> String {
    std::env::var("CARGO_CRATE_NAME").map_or_else(|_| "crate".to_owned(), |name| plain(&name))
}

/// As much of the crate's version as tells apart the versions that Cargo puts into one program: up to the first number that
/// is not 0. Empty where another build system runs rustc.
pub fn crate_version() -> String {
    let number = |name: &str| std::env::var(format!("CARGO_PKG_VERSION_{name}"));
    let (Ok(major), Ok(minor), Ok(patch)) = (number("MAJOR"), number("MINOR"), number("PATCH"))
    else {
        return String::new();
    };
    match (major.as_str(), minor.as_str()) {
        ("0", "0") => format!("0.0.{patch}"),
        ("0", minor) => format!("0.{minor}"),
        (major, _) => major.to_owned(),
    }
}

/// The link name of a function that supports all exports of this crate, or what such names begin with.
pub fn support() -> String {
    format!("{}_hsffi", crate_name())
}

/// A link name of this crate.
pub fn of(parts: &[&str]) -> String {
    let mut name = crate_name();
    let version = crate_version();
    if !version.is_empty() {
        name.push_str("_v");
        name.push_str(&version.replace('.', "_"));
    }
    let file = file();
    let parts = file.iter().map(String::as_str).chain(parts.iter().copied());
    for part in parts.filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(&plain(part));
    }
    name
}

/// The parts of a link name that the place gives which is being expanded: the file, and inline modules. Of a file that is not in
/// the crate's directory, it is the modules alone. Empty before Rust 1.88, which does not say where a span is.
fn file() -> Vec<String> {
    let parts = || {
        let span = Span::call_site();
        let file = std::env::current_dir().ok()?.join(span.local_file()?);
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")?;
        let mut parts = file
            .strip_prefix(manifest)
            .map_or_else(|_| Vec::new(), parts_of);
        let start = span.start();
        // Its columns are from 0.
        parts.extend(enclosing::modules(&file, (start.line, start.column + 1)));
        Some(parts)
    };
    if !proc_macro::is_available() {
        return Vec::new();
    }
    parts().unwrap_or_default()
}

/// The directories from `src` on, and the name of a file that is neither a crate's root nor a directory's module.
fn parts_of(file: &Path) -> Vec<String> {
    let file = file.strip_prefix("src").unwrap_or(file).with_extension("");
    let parts = file.iter().map(|part| part.to_string_lossy().into_owned());
    let mut parts: Vec<String> = parts.collect();
    if let Some("lib" | "main" | "mod") = parts.last().map(String::as_str) {
        parts.pop();
    }
    parts
}

/// A link name with a hash of `signature` behind it.
pub fn hashed(parts: &[&str], signature: &TokenStream) -> String {
    let mut text = String::new();
    spell(signature, &mut text);
    format!("{}_{:016x}", of(parts), fnv1a(text.as_bytes()))
}

/// Letters, digits and `_` as they are, since a foreign import takes a C identifier; other characters by code point, as `_uf6_`. So is
/// a `_` that would begin the like, for two names must not become one.
fn plain(name: &str) -> String {
    let name = name.trim_start_matches("r#");
    let mut plain = String::new();
    for (start, c) in name.char_indices() {
        let is_plain = c.is_ascii_alphanumeric() || c == '_' && !begins_escape(&name[start..]);
        if is_plain {
            plain.push(c);
        } else {
            // Writing to a string does not fail.
            let _ = write!(plain, "_u{:x}_", u32::from(c));
        }
    }
    plain
}

fn begins_escape(text: &str) -> bool {
    let Some(digits) = text.strip_prefix("_u") else {
        return false;
    };
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    rest.len() < digits.len()
        && (rest.starts_with('_') || rest.starts_with(|c: char| !c.is_ascii()))
}

/// Tokens as text that no change of rustc's formatting alters.
fn spell(tokens: &TokenStream, text: &mut String) {
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                spell(&group.stream(), text);
                text.push_str(close);
            }
            token => {
                text.push_str(&token.to_string());
                text.push(' ');
            }
        }
    }
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{parts_of, plain};

    #[test]
    fn files_tell_modules_apart() {
        let parts = |file: &str| parts_of(file.as_ref()).join("/");
        assert_eq!(parts("src/lib.rs"), "");
        assert_eq!(parts("src/harbour.rs"), "harbour");
        assert_eq!(parts("src/harbour/mod.rs"), "harbour");
        assert_eq!(parts("src/harbour/dover.rs"), "harbour/dover");
        assert_eq!(parts("rust/bindings.rs"), "rust/bindings");
    }

    #[test]
    fn names_become_c_identifiers() {
        assert_eq!(plain("größe"), "gr_uf6__udf_e");
        assert_eq!(plain("r#type"), "type");
        assert_eq!(plain("_under_"), "_under_");
        assert_eq!(plain("a_uf6_"), "a_u5f_uf6_");
    }

    #[test]
    fn no_two_names_become_one() {
        let pieces = ["a", "ö", "u", "_", "f6", "_uf6_", "_u", "5f", "日"];
        let mut names: Vec<String> = vec![String::new()];
        for _ in 0..4 {
            let longer = names
                .iter()
                .flat_map(|name| pieces.map(|piece| format!("{name}{piece}")));
            names = names.iter().cloned().chain(longer).collect();
        }
        let names: HashSet<String> = names.into_iter().collect();
        let plain: HashSet<String> = names.iter().map(|name| plain(name)).collect();
        assert_eq!(plain.len(), names.len());
    }
}
