//! The head of a Haskell source: the name of its module, and its imports.
//!
//! What is not understood is left to GHC: then there are no imports, and not a wrong one.

/// What precedes the declarations of a module.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The name; none without a header.
    pub(super) name: Option<String>,
    /// The line of the name.
    pub(super) line: usize,
    pub(super) imports: Vec<Import>,
}

/// `import Module (items)`
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) line: usize,
    /// The package, with `PackageImports`.
    pub(super) package: Option<String>,
    pub(super) module: String,
    /// The types and values of its list; those of a list behind `hiding` are not among them.
    pub(super) items: Vec<String>,
}

/// The head of a module. None where the C preprocessor decides what it is.
pub(super) fn head(source: &str) -> Option<Head> {
    let uses_cpp = source.lines().any(|line| {
        let line = line.trim();
        line.contains("LANGUAGE") && line.contains("CPP")
    });
    if uses_cpp {
        return None;
    }
    let tokens = tokens(source);
    let mut rest = tokens.as_slice();
    let mut head = Head {
        line: 1,
        ..Head::default()
    };
    match rest {
        [module, name, ..] if module.text == "module" => {
            head.name = Some(name.text.clone());
            head.line = name.line;
            let behind = rest.iter().position(|token| token.text == "where");
            rest = behind.map_or(&[], |at| &rest[at + 1..]);
        }
        _ => {}
    }
    loop {
        let separators = rest
            .iter()
            .take_while(|it| it.text == ";" || it.text == "{");
        rest = &rest[separators.count()..];
        match rest.first() {
            Some(first) if first.text == "import" => {
                let (import, behind) = import(first.line, &rest[1..]);
                head.imports.extend(import);
                rest = behind;
            }
            _ => return Some(head),
        }
    }
}

/// An import, whose keyword is at this line, and what is behind it.
fn import(line: usize, mut rest: &[Token]) -> (Option<Import>, &[Token]) {
    let mut import = Import {
        line,
        ..Import::default()
    };
    while let [first, behind @ ..] = rest {
        match first.text.as_str() {
            "safe" | "qualified" => {}
            text if text.starts_with('"') => import.package = Some(text.to_owned()),
            _ => break,
        }
        rest = behind;
    }
    let [module, behind @ ..] = rest else {
        return (None, &[]);
    };
    import.module.clone_from(&module.text);
    rest = behind;
    let mut hides = false;
    loop {
        match rest {
            [first, behind @ ..] if first.text == "qualified" => rest = behind,
            [first, _, behind @ ..] if first.text == "as" => rest = behind,
            [first, behind @ ..] if first.text == "hiding" => {
                hides = true;
                rest = behind;
            }
            [first, behind @ ..] if first.text == "(" => {
                let (items, behind) = items(behind);
                if !hides {
                    import.items = items;
                }
                return (Some(import), behind);
            }
            _ => return (Some(import), rest),
        }
    }
}

/// The items of a list up to its parenthesis, without constructors and the like, which stand in parentheses behind a type.
fn items(tokens: &[Token]) -> (Vec<String>, &[Token]) {
    let mut items = Vec::new();
    let mut depth = 1;
    let mut is_first = true;
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "(" => depth += 1,
            ")" if depth == 1 => return (items, &tokens[at + 1..]),
            ")" => depth -= 1,
            "," if depth == 1 => is_first = true,
            "type" | "pattern" if is_first => {}
            text => {
                // An operator is in parentheses of its own.
                if is_first {
                    items.push(text.to_owned());
                }
                is_first = false;
            }
        }
    }
    (items, &[])
}

/// A word, an operator, a text or a mark.
#[derive(Debug)]
struct Token {
    line: usize,
    text: String,
}

/// The tokens of a source, without comments.
fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if is_line_comment(rest) {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("{-") {
            block_comment(rest)
        } else if first == '"' {
            text(rest)
        } else if is_part_of_name(first) {
            span(rest, |c| is_part_of_name(c) || c == '.' || c == '\'')
        } else if is_symbol(first) {
            span(rest, is_symbol)
        } else {
            first.len_utf8()
        };
        let (token, behind) = rest.split_at(length);
        let is_comment = token.starts_with("{-") || is_line_comment(token);
        if !is_comment && !first.is_whitespace() {
            tokens.push(Token {
                line,
                text: token.to_owned(),
            });
        }
        line += token.matches('\n').count();
        rest = behind;
    }
    tokens
}

/// Two or more hyphens that are not part of an operator.
fn is_line_comment(text: &str) -> bool {
    let rest = text.trim_start_matches('-');
    text.len() - rest.len() >= 2 && !rest.starts_with(is_symbol)
}

/// The length of a comment with those within it.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("{-") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("-}") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a text with its quotes.
fn text(source: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in source.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    source.len()
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_symbol(c: char) -> bool {
    "!#$%&*+./<=>?@\\^|-~:".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_imports_are_read() {
        let source = "\
{-# LANGUAGE PackageImports #-}
{- {- nested -} module No where -}
-- | About import Nothing.
--   and -- more
module Data.A (f, (-->), module Data.B) where {
import Data.B;
import safe qualified Data.C as C hiding (x)
import Data.D qualified as D
import \"pkg\" Data.E (e)
import Data.F
  ( T (.., A), (<+>), type (+), pattern P
  , f' -- comment
  , )
import {-# SOURCE #-} Data.G ()

f = import' where import' = 1
";
        let head = head(source).expect("there is no CPP");
        assert_eq!(head.name.as_deref(), Some("Data.A"));
        assert_eq!(head.line, 5);
        let found: Vec<_> = head
            .imports
            .iter()
            .map(|it| (it.line, it.module.as_str(), it.items.join(" ")))
            .collect();
        let items = |text: &str| text.to_owned();
        assert_eq!(
            found,
            [
                (6, "Data.B", items("")),
                (7, "Data.C", items("")),
                (8, "Data.D", items("")),
                (9, "Data.E", items("e")),
                (10, "Data.F", items("T <+> + P f'")),
                (14, "Data.G", items("")),
            ]
        );
        assert_eq!(head.imports[3].package.as_deref(), Some("\"pkg\""));
    }

    #[test]
    fn damaged_sources_are_read_to_their_end() {
        for source in [
            "",
            "module",
            "module A",
            "module A where import",
            "import A (",
            "{-",
            "\"",
            "import A (B (",
            "--",
        ] {
            assert!(head(source).is_some(), "{source}");
        }
        assert_eq!(head("{-# LANGUAGE CPP #-}\nmodule A where\n"), None);
    }
}
