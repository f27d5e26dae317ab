//! `serde_json::Value` for Haskell, as a data type.

use std::collections::BTreeMap;

use hsffi::export;
use serde_json::{Number, Value};

hsffi::module! {
    /// JSON as [serde_json](https://docs.rs/serde_json) reads and writes it.
    "Data.Json.Tree"
}

/// A value of JSON.
#[derive(hsffi::Data)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number without fraction and exponent, from -2^63 to 2^64 - 1.
    Integer(i128),
    /// Any other number.
    Double(f64),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Values by their names.
    Object(BTreeMap<String, Json>),
}

/// Why a text is not JSON.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum ParseError {
    /// Its syntax is wrong, or it is nested more than 127 levels deep.
    #[error("{reason}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The byte of the line, from 1.
        column: usize,
        /// The reason and the position.
        reason: String,
    },
}

/// Why a value cannot be written.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum RenderError {
    /// It is infinite or not a number.
    #[error("{number} is not a number of JSON")]
    NotFinite {
        /// The number.
        number: f64,
    },
    /// It takes more than 64 bits.
    #[error("{number} takes more than 64 bits")]
    TooLarge {
        /// The number.
        number: i128,
    },
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Json::Null,
            Value::Bool(bool) => Json::Bool(bool),
            Value::Number(number) => match (number.as_i128(), number.as_f64()) {
                (Some(integer), _) => Json::Integer(integer),
                (None, double) => Json::Double(double.unwrap_or(f64::NAN)),
            },
            Value::String(text) => Json::String(text),
            Value::Array(items) => Json::Array(items.into_iter().map(Json::from).collect()),
            Value::Object(members) => {
                let members = members.into_iter();
                Json::Object(members.map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

impl TryFrom<Json> for Value {
    type Error = RenderError;

    fn try_from(json: Json) -> Result<Self, RenderError> {
        Ok(match json {
            Json::Null => Value::Null,
            Json::Bool(bool) => Value::Bool(bool),
            Json::Integer(number) => {
                Value::Number(Number::from_i128(number).ok_or(RenderError::TooLarge { number })?)
            }
            Json::Double(number) => {
                Value::Number(Number::from_f64(number).ok_or(RenderError::NotFinite { number })?)
            }
            Json::String(text) => Value::String(text),
            Json::Array(items) => {
                let items = items.into_iter().map(Value::try_from);
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Json::Object(members) => {
                let members = members.into_iter();
                let members = members.map(|(name, value)| Ok((name, value.try_into()?)));
                Value::Object(members.collect::<Result<_, _>>()?)
            }
        })
    }
}

/// Reads a value. Of members with the same name, the last one counts.
///
/// # Errors
/// Why the text is not JSON.
#[export(pure, either)]
pub fn parse_json(text: &str) -> Result<Json, ParseError> {
    let value: Result<Value, _> = serde_json::from_str(text);
    value
        .map(Json::from)
        .map_err(|error| ParseError::Malformed {
            line: error.line(),
            column: error.column(),
            reason: error.to_string(),
        })
}

/// Writes a value without spaces, and the members of objects in the order of their names.
///
/// # Errors
/// Why a number within it cannot be written.
#[export(pure, either)]
pub fn render_json(json: Json) -> Result<String, RenderError> {
    Value::try_from(json).map(|value| value.to_string())
}

/// The value at a [JSON pointer](https://www.rfc-editor.org/rfc/rfc6901), such as `/results/0/name`.
///
/// # Errors
/// Why a number within the value cannot be written.
#[export(pure, either)]
pub fn at_pointer(json: Json, pointer: &str) -> Result<Option<Json>, RenderError> {
    let mut value = Value::try_from(json)?;
    Ok(value.pointer_mut(pointer).map(|found| found.take().into()))
}
