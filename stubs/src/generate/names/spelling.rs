//! How Haskell spells what Rust names.

use crate::description::{Constant, Field, FieldNames, Function, HaskellFunction};
use crate::generate::reserved_names;
use crate::haskell::identifier;

/// `open` of `Database` is `openDatabase`; `revision` with `self` is `databaseRevision`.
pub(super) fn function_name(function: &Function, owner: Option<&str>) -> String {
    if let Some(name) = &function.haskell_name {
        return name.clone();
    }
    let name = camel_case(&function.name);
    named(&match owner {
        Some(owner) if function.method => behind(owner, &name),
        Some(owner) => format!("{name}{owner}"),
        None => name,
    })
}

/// `word_count` is `wordCount`.
pub(in crate::generate) fn haskell_function_name(function: &HaskellFunction) -> String {
    let chosen = function.haskell_name.clone();
    chosen.unwrap_or_else(|| named(&camel_case(&function.name)))
}

/// `MAX_LEN` is `maxLen`, and of `Database` `databaseMaxLen`.
pub(super) fn constant_name(constant: &Constant, owner: Option<&str>) -> String {
    if let Some(name) = &constant.haskell_name {
        return name.clone();
    }
    let words = constant.name.split('_').map(|word| {
        if word.contains(char::is_lowercase) {
            word.to_owned()
        } else {
            word.to_lowercase()
        }
    });
    let name = camel_case(&words.collect::<Vec<_>>().join("_"));
    named(&match owner {
        Some(owner) => behind(owner, &name),
        None => name,
    })
}

/// `len` of `Database` is `databaseLen`, and of `FILE` `fileLen`.
fn behind(owner: &str, name: &str) -> String {
    format!("{}{}", lower_first(owner), upper_first(name))
}

/// A variable's name. Rust's names are not Haskell's keywords, but for a few: they get a prime.
fn named(name: &str) -> String {
    let name = identifier::variable(name);
    if reserved_names::is_keyword(&name) {
        name + "'"
    } else {
        name
    }
}

/// `word_count` is `wordCount`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().map(lower_first).unwrap_or_default();
    words.fold(first, |name, word| name + &upper_first(word))
}

/// The word with a small letter first, and small letters in an acronym that it begins with: `httpServer` of `HTTPServer`.
fn lower_first(word: &str) -> String {
    let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
    let then = word.chars().nth(capitals);
    // The last capital of several begins the next word.
    let acronym = if capitals > 1 && then.is_some_and(char::is_lowercase) {
        capitals - 1
    } else {
        capitals.max(1)
    };
    let small = word.chars().take(acronym).flat_map(char::to_lowercase);
    small.chain(word.chars().skip(acronym)).collect()
}

/// The word with a capital letter first, where that has one.
fn upper_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// What a parameter is called.
pub(super) fn parameter_name(name: &str) -> String {
    identifier::variable(&camel_case(name))
}

/// The functions that close an object.
pub(in crate::generate) fn closing_names(object: &str) -> [String; 2] {
    ["close", "with"].map(|verb| format!("{verb}{object}"))
}

/// The function that reads an error from a slot.
pub(in crate::generate) fn decoder_name(error: &str) -> String {
    format!("decode{error}")
}

/// The fields of a data type's constructor, or of an error's pattern; none when the Rust variant does not name its fields.
pub(in crate::generate) fn data_field_names(
    names: FieldNames,
    constructor: &str,
    fields: &[Field],
) -> Vec<String> {
    if fields.iter().any(|field| is_position(&field.name)) {
        return Vec::new();
    }
    let prefix = lower_first(constructor);
    let names = fields.iter().map(|field| match names {
        FieldNames::Bare => named(&camel_case(&field.name)),
        FieldNames::Prefixed => identifier::variable(&format!(
            "{prefix}{}",
            upper_first(&camel_case(&field.name))
        )),
    });
    names.collect()
}

/// Whether it is the number of a field without a name.
fn is_position(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit())
}

/// The function that reads a value of a data type from a slot.
pub(super) fn reader_name(data: &str) -> String {
    format!("peek{data}")
}

/// The function that writes a value of a data type to a slot.
pub(super) fn writer_name(data: &str) -> String {
    format!("put{data}")
}

/// The function that calls the methods of a record, by their numbers.
pub(super) fn methods_name(data: &str) -> String {
    format!("methodsOf{data}")
}

/// What a field is called where an equation binds it.
pub(super) fn field_variable(field: &Field) -> String {
    if is_position(&field.name) {
        format!("field{}", field.name)
    } else {
        parameter_name(&field.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{behind, camel_case};

    #[test]
    fn rust_names_become_haskell_names() {
        assert_eq!(camel_case("word_count"), "wordCount");
        assert_eq!(camel_case("_x"), "x");
        assert_eq!(camel_case("sum_2"), "sum2");
        assert_eq!(camel_case("Größe"), "größe");
        assert_eq!(camel_case("GET_all"), "getAll");
        assert_eq!(camel_case("parse_HTTP"), "parseHTTP");
        assert_eq!(camel_case("日本"), "日本");
    }

    #[test]
    fn an_acronym_is_one_word() {
        for (owner, name) in [
            ("FILE", "fileGet"),
            ("HTTPServer", "httpServerGet"),
            ("IOError", "ioErrorGet"),
            ("Database", "databaseGet"),
            ("URL2", "url2Get"),
            ("X", "xGet"),
            ("ÄÖÜ", "äöüGet"),
            ("X日本", "x日本Get"),
        ] {
            assert_eq!(behind(owner, "get"), name);
        }
    }
}
