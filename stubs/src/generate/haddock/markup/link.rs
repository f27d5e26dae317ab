//! Targets of links: Haskell names, which Haddock links by itself, and addresses.

use std::fmt::Write;

use super::code;
use super::escape::must_be_encoded;
use crate::generate::haddock::links::Target;

pub(super) fn name(target: &Target) -> &str {
    match target {
        Target::Type(name)
        | Target::Value(name)
        | Target::TypeOfTwo(name)
        | Target::ConstructorOfTwo(name) => name,
    }
}

/// A link to a name, with `then` behind it.
pub(in crate::generate::haddock) fn linked_name(target: &Target, then: Option<char>) -> String {
    let name = name(target);
    let mut chars = name.chars();
    let fine = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_' || c == '\'');
    if !fine {
        return code(name);
    }
    let namespace = match target {
        Target::Type(_) | Target::Value(_) => "",
        Target::TypeOfTwo(_) => "t",
        Target::ConstructorOfTwo(_) => "v",
    };
    // An apostrophe before a letter could belong to the name, and one of the name's must not stand before another quote.
    let quote = match (name.contains('\''), then.is_some_and(char::is_alphanumeric)) {
        (true, true) => return code(name),
        (false, true) => '`',
        (_, false) => '\'',
    };
    format!("{namespace}{quote}{name}{quote}")
}

/// An address within parentheses.
pub(super) fn address(to: &str) -> String {
    let mut address = String::new();
    for c in to.chars() {
        match c {
            ')' | '\\' => {
                address.push('\\');
                address.push(c);
            }
            c if c.is_whitespace() || must_be_encoded(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(address, "%{byte:02X}");
                }
            }
            c => address.push(c),
        }
    }
    address
}
