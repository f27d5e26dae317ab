//! Link names.
//!
//! | what | name |
//! |---|---|
//! | shim | crate, type, function, hash of the signature |
//! | destructor | crate, type, `destroy` |
//! | record of a shim or destructor | its name, `abi` |
//! | record of an enum or error | crate, type, `abi` |
//! | support function | crate, `hsffi`, purpose |
//!
//! The crate's name is what a macro can know of where it stands, and it is unique in a program. The hash makes a Haskell
//! package that was generated for another signature fail to link.

use std::fmt::Write;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The name of the crate that is being compiled.
pub fn crate_name() -> String {
    std::env::var("CARGO_CRATE_NAME").map_or_else(|_| "crate".to_owned(), |name| plain(&name))
}

/// A link name of this crate.
pub fn of(parts: &[&str]) -> String {
    let mut name = crate_name();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(&plain(part));
    }
    name
}

/// A link name with a hash of `signature` behind it.
pub fn hashed(parts: &[&str], signature: &TokenStream) -> String {
    let mut text = String::new();
    spell(signature, &mut text);
    format!("{}_{:016x}", of(parts), fnv1a(text.as_bytes()))
}

/// Letters, digits and `_` as they are; other characters by code point, since a foreign import takes a C identifier.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for c in name.trim_start_matches("r#").chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            plain.push(c);
        } else {
            // Writing to a string does not fail.
            let _ = write!(plain, "u{:x}", u32::from(c));
        }
    }
    plain
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
