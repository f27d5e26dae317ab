//! Literals as GHC's lexer takes them.

/// A literal, which is positive where it is a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// An integer.
    Integer(u128),
    /// An integer in hexadecimal digits.
    Hexadecimal(u64),
    /// The shortest decimals that are read as this number alone. It is finite.
    Float(f32),
    /// The same.
    Double(f64),
    /// A character.
    Char(char),
    /// A string.
    String(String),
    /// A string of characters below 256.
    Bytes(Vec<u8>),
}

impl Literal {
    pub(super) fn text(&self) -> String {
        match self {
            Literal::Integer(value) => value.to_string(),
            Literal::Hexadecimal(value) => format!("{value:#x}"),
            Literal::Float(value) => format!("{value:?}"),
            Literal::Double(value) => format!("{value:?}"),
            Literal::Char(value) => format!("'{}'", character(*value, '\'')),
            Literal::String(value) => string(value),
            Literal::Bytes(bytes) => quoted(bytes.iter().map(|byte| in_bytes(*byte))),
        }
    }
}

/// A string's literal.
pub(super) fn string(text: &str) -> String {
    quoted(text.chars().map(|c| character(c, '"')))
}

/// A string's literal, of its characters as they stand there.
fn quoted(characters: impl Iterator<Item = String>) -> String {
    let mut literal = String::from('"');
    let mut numbered = false;
    for written in characters {
        // Else a digit would belong to the number before it.
        if numbered && written.starts_with(char::is_numeric) {
            literal.push_str("\\&");
        }
        numbered = written.starts_with('\\') && written.ends_with(|c: char| c.is_ascii_digit());
        literal.push_str(&written);
    }
    literal.push('"');
    literal
}

/// Bytes are characters below 256, of which those beyond ASCII mean no letters.
fn in_bytes(byte: u8) -> String {
    if byte.is_ascii() {
        character(char::from(byte), '"')
    } else {
        format!("\\{byte}")
    }
}

/// A character within these quotes.
fn character(c: char, quote: char) -> String {
    match c {
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        c if c == quote => format!("\\{c}"),
        c if c.is_alphanumeric() && super::identifier::is_part(c) => c.to_string(),
        ' '..='~' => c.to_string(),
        c => format!("\\{}", u32::from(c)),
    }
}
