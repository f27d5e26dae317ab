//! Names that GHC's lexer takes.
//!
//! Rust's identifiers may have characters that Haskell's may not, and GHC tells variables from constructors by their first one:
//!
//! | in a Haskell name | Unicode categories |
//! |---|---|
//! | a variable begins with | `Ll`, `Lo`, `_` |
//! | a constructor begins with | `Lu`, `Lt` |
//! | any other place | those, `Lm`, `Mn`, `Nd`, `No`, `'` |
//!
//! (`alexGetByte` in GHC's `Lexer.x`.) Characters younger than Unicode 12.1 are unknown to GHC 9.0. Any other character is written
//! by its code point between two apostrophes, which Rust's identifiers do not have: `l·l` is `l'b7'l`. What would not begin
//! as its kind must gets an `x` or `X` before it: the type `日本` is `X日本`.

use std::fmt::Write;
use std::sync::LazyLock;

use regex_syntax::hir::{Class, ClassUnicode, HirKind};

/// The characters of one of the rows above, beyond ASCII.
struct Row(ClassUnicode);

impl Row {
    fn parse(pattern: &str) -> Self {
        let class = match regex_syntax::parse(pattern).map(regex_syntax::hir::Hir::into_kind) {
            Ok(HirKind::Class(Class::Unicode(class))) => class,
            // What a Unicode table does not know is escaped.
            _ => ClassUnicode::empty(),
        };
        Row(class)
    }

    fn has(&self, c: char) -> bool {
        let ranges = self.0.ranges();
        let at = ranges.partition_point(|range| range.end() < c);
        ranges.get(at).is_some_and(|range| range.start() <= c)
    }
}

static VARIABLE_START: LazyLock<Row> =
    LazyLock::new(|| Row::parse(r"[[\p{Ll}\p{Lo}]&&\p{age=12.1}]"));
static CONSTRUCTOR_START: LazyLock<Row> =
    LazyLock::new(|| Row::parse(r"[[\p{Lu}\p{Lt}]&&\p{age=12.1}]"));
static PART: LazyLock<Row> =
    LazyLock::new(|| Row::parse(r"[[\p{L}\p{Mn}\p{Nd}\p{No}]&&\p{age=12.1}]"));

/// Whether a variable may begin so.
pub(crate) fn starts_variable(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase() || c == '_'
    } else {
        VARIABLE_START.has(c)
    }
}

/// Whether a constructor or type may begin so.
pub(crate) fn starts_constructor(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        CONSTRUCTOR_START.has(c)
    }
}

/// Whether this may stand in a name behind its beginning.
pub(crate) fn is_part(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_' || c == '\''
    } else {
        PART.has(c)
    }
}

/// A variable's name of what Rust calls so, in which nothing but the characters that Haskell lacks are changed.
pub(crate) fn variable(name: &str) -> String {
    let name = escaped(name);
    if name.starts_with(starts_variable) {
        name
    } else {
        format!("x{name}")
    }
}

/// A type's or constructor's name. What begins with a small letter that has a capital one is left for its author to change.
pub(crate) fn constructor(name: &str) -> String {
    let escaped = escaped(name);
    let has_capital =
        |c: char| starts_variable(c) && c.to_uppercase().next().is_some_and(starts_constructor);
    if escaped.starts_with(starts_constructor) || escaped.starts_with(has_capital) {
        escaped
    } else {
        format!("X{escaped}")
    }
}

fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for c in name.chars() {
        if is_part(c) {
            escaped.push(c);
        } else {
            // Writing to a string does not fail.
            let _ = write!(escaped, "'{:x}'", u32::from(c));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::process::Command;

    use super::{constructor, is_part, starts_constructor, starts_variable, variable};

    #[test]
    fn what_ghc_takes_stays() {
        for name in ["größe", "日本", "x_1", "été", "שלום", "aʰ", "xⁿ"] {
            assert_eq!(variable(name), name);
        }
        for name in ["Größe", "Ǆ", "Éa", "A日本"] {
            assert_eq!(constructor(name), name);
        }
    }

    #[test]
    fn what_it_does_not_take_is_escaped() {
        assert_eq!(variable("l·l"), "l'b7'l");
        assert_eq!(variable("कि"), "क'93f'");
        assert_eq!(variable("ⅷ"), "x'2177'");
        assert_eq!(variable("a‿b"), "a'203f'b");
        assert_eq!(variable("ʰa"), "xʰa");
        assert_eq!(variable("𝐀"), "x𝐀");
        assert_eq!(constructor("日本"), "X日本");
        assert_eq!(constructor("Ⅷ"), "X'2167'");
        assert_eq!(constructor("_A"), "X_A");
        // A letter that came with Unicode 14.
        assert_eq!(variable("a\u{870}"), "a'870'");
    }

    #[test]
    fn a_small_letter_is_left_to_the_author() {
        assert_eq!(constructor("shape"), "shape");
        assert_eq!(constructor("été"), "été");
    }

    /// Declarations of types with these variables, some each.
    fn with_variables(variables: &[String]) -> String {
        let mut module = String::new();
        for (number, variables) in variables.chunks(500).enumerate() {
            let _ = writeln!(module, "data T{number} {} = T{number}", variables.join(" "));
        }
        module
    }

    #[test]
    fn ghc_takes_each_character_that_is_not_escaped() {
        // Of the ideographs and Hangul syllables, one of many that are alike.
        let alike = |c: &char| {
            matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
                || *c >= '\u{17000}' && *c < '\u{1d000}'
                || *c >= '\u{20000}'
        };
        let all = || {
            let all = ('\0'..=char::MAX).filter(|c| !c.is_ascii());
            all.filter(move |c| !alike(c) || u32::from(*c) % 64 < 2)
        };
        let variables = all().filter(|c| starts_variable(*c)).map(String::from);
        let parts = all().filter(|c| is_part(*c)).map(|c| format!("a{c}"));
        let variables: Vec<_> = variables.chain(parts).collect();
        let constructors: Vec<_> = all()
            .filter(|c| starts_constructor(*c))
            .map(String::from)
            .collect();
        assert!(variables.len() > 20_000 && constructors.len() > 1_500);
        let mut module = String::from("module Characters where\n");
        module.push_str(&with_variables(&variables));
        let _ = writeln!(module, "data Constructors = {}", constructors.join(" | "));
        let dir = tempfile::tempdir().expect("there is room");
        let file = dir.path().join("Characters.hs");
        std::fs::write(&file, module).expect("there is room");
        let ghc = Command::new("ghc").arg("-fno-code").arg(&file).output();
        let ghc = ghc.expect("GHC, which this test needs, starts (`cargo xtask setup`)");
        let complaints = String::from_utf8_lossy(&ghc.stderr);
        assert!(ghc.status.success(), "{complaints}");
    }
}
