//! The value of a constant: as its bits, which `const` evaluation can tell of any number, and as a number.
//!
//! Written by hand, as the one item of the metadata that the decoder checks beyond its shape.

use crate::writer::Writer;
use crate::{Scalar, Type};

/// The value of a constant.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// The bits of a number, `bool` or `char` of this type, with zeros before them.
    Scalar(Scalar, u64),
    /// UTF-8.
    Text(&'static str),
    /// Bytes.
    Bytes(&'static [u8]),
}

impl Value {
    pub(crate) const fn write(self, writer: &mut Writer<'_>) {
        match self {
            Value::Scalar(scalar, bits) => {
                Type::Scalar(scalar).write(writer);
                writer.raw(&bits.to_le_bytes());
            }
            Value::Text(text) => {
                Type::Text.write(writer);
                writer.text(text);
            }
            Value::Bytes(bytes) => {
                Type::Bytes.write(writer);
                writer.number(bytes.len());
                writer.raw(bytes);
            }
        }
    }

    #[allow(clippy::unused_self, reason = "as of every item of the schema")]
    pub(crate) const fn write_docs(self, _: &mut Writer<'_>) {}
}

#[cfg(feature = "decode")]
pub(crate) mod owned {
    //! The owned form.

    use crate::RecordError;
    use crate::owned::{Scalar, Type};
    use crate::reader::Reader;

    /// The value of a constant.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Value {
        /// `bool`.
        Bool(bool),
        /// `char`.
        Char(char),
        /// An integer of this type, which has room for it.
        Integer(Scalar, i128),
        /// The bits of an `f32`.
        Float(u32),
        /// The bits of an `f64`.
        Double(u64),
        /// UTF-8.
        Text(String),
        /// Bytes.
        Bytes(Vec<u8>),
    }

    impl Value {
        pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, RecordError> {
            match Type::read(reader)? {
                Type::Scalar(scalar) => {
                    let bits = u64::from_le_bytes(reader.array()?);
                    Value::of_bits(scalar, bits).ok_or(RecordError::Value)
                }
                Type::Text => reader.text().map(Value::Text),
                Type::Bytes => {
                    let len = reader.number()?;
                    Ok(Value::Bytes(reader.bytes(len)?.to_vec()))
                }
                _ => Err(RecordError::NoConstants),
            }
        }

        #[allow(
            clippy::unnecessary_wraps,
            clippy::unused_self,
            reason = "as of every item of the schema"
        )]
        pub(crate) fn read_docs(&mut self, _: &mut Reader<'_>) -> Result<(), RecordError> {
            Ok(())
        }

        /// What `bits` are as a number, `bool` or `char` of this type; nothing when they are none.
        pub fn of_bits(scalar: Scalar, bits: u64) -> Option<Self> {
            let integer =
                |number: Option<i128>| number.map(|number| Value::Integer(scalar, number));
            match scalar {
                Scalar::Bool => match bits {
                    0 => Some(Value::Bool(false)),
                    1 => Some(Value::Bool(true)),
                    _ => None,
                },
                Scalar::Char => char::from_u32(u32::try_from(bits).ok()?).map(Value::Char),
                Scalar::I8 => integer(
                    u8::try_from(bits)
                        .ok()
                        .map(|bits| i8::from_ne_bytes(bits.to_ne_bytes()).into()),
                ),
                Scalar::I16 => integer(
                    u16::try_from(bits)
                        .ok()
                        .map(|bits| i16::from_ne_bytes(bits.to_ne_bytes()).into()),
                ),
                Scalar::I32 => integer(
                    u32::try_from(bits)
                        .ok()
                        .map(|bits| i32::from_ne_bytes(bits.to_ne_bytes()).into()),
                ),
                Scalar::I64 | Scalar::Isize => {
                    integer(Some(i64::from_ne_bytes(bits.to_ne_bytes()).into()))
                }
                Scalar::U8 => integer(u8::try_from(bits).ok().map(Into::into)),
                Scalar::U16 => integer(u16::try_from(bits).ok().map(Into::into)),
                Scalar::U32 => integer(u32::try_from(bits).ok().map(Into::into)),
                Scalar::U64 | Scalar::Usize => integer(Some(bits.into())),
                Scalar::F32 => u32::try_from(bits).ok().map(Value::Float),
                Scalar::F64 => Some(Value::Double(bits)),
            }
        }

        /// Its type.
        pub fn ty(&self) -> Type {
            match self {
                Value::Bool(_) => Type::Scalar(Scalar::Bool),
                Value::Char(_) => Type::Scalar(Scalar::Char),
                Value::Integer(scalar, _) => Type::Scalar(*scalar),
                Value::Float(_) => Type::Scalar(Scalar::F32),
                Value::Double(_) => Type::Scalar(Scalar::F64),
                Value::Text(_) => Type::Text,
                Value::Bytes(_) => Type::Bytes,
            }
        }
    }
}
