//! Records that are made at run time: as a test writes them, or at random.

use crate::Definition;
use crate::owned::{Record, Scalar, Value};
use crate::writer::DIGEST_AT;

/// The bytes of a record. The digest that the record holds is ignored.
pub fn encode(record: &Record) -> Vec<u8> {
    let (record, place) = record.leak();
    let mut bytes = vec![0; record.encoded_len(&place)];
    record.encode_into(&place, &mut bytes);
    bytes
}

/// The record as it is decoded from what [`encode`] makes of it: with its digest.
#[must_use]
pub fn with_digest(record: Record) -> Record {
    let bytes = encode(&record);
    let (_, rest) = bytes.split_at(DIGEST_AT);
    let mut digest = [0; 8];
    digest.copy_from_slice(&rest[..8]);
    record.with_digest(u64::from_le_bytes(digest))
}

/// A generator of random numbers (`SplitMix64`), the same ones in each run.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
    /// How deep types may still nest.
    depth: usize,
}

impl Random {
    /// One that starts at this number.
    pub const fn new(state: u64) -> Self {
        Random { state, depth: 6 }
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the limit.
    ///
    /// # Panics
    /// When the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.number() % limit as u64).expect("it is below a usize")
    }

    /// So many bytes.
    pub fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.number().to_le_bytes()[0]).collect()
    }

    /// One of them.
    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Either.
    pub fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// Up to eleven characters, of one byte and of several.
    pub fn text(&mut self) -> String {
        let letters = ['a', 'Z', '\0', '\n', 'é', '→', '𝄞', '"'];
        (0..self.below(12)).map(|_| *self.of(&letters)).collect()
    }

    /// Any record that the format can hold, not only those that the macros write.
    pub fn record(&mut self) -> Record {
        with_digest(Record::arbitrary(self))
    }

    pub(crate) fn optional_text(&mut self) -> Option<String> {
        let text = self.text();
        (!text.is_empty()).then_some(text)
    }

    /// The id of a type, of which not all have a version.
    pub(crate) fn id(&mut self) -> String {
        let path = format!("a::{}", self.text());
        if self.coin() {
            format!("{path}@{}", self.number())
        } else {
            path
        }
    }

    /// A value by one of the functions, of which the first makes one that holds no others.
    pub(crate) fn nested<T>(&mut self, variants: &[fn(&mut Self) -> T]) -> T {
        if self.depth == 0 {
            return variants[0](self);
        }
        self.depth -= 1;
        let value = self.of(variants)(self);
        self.depth += 1;
        value
    }
}

/// A type of which there are random values.
pub(crate) trait Arbitrary {
    fn arbitrary(random: &mut Random) -> Self;
}

impl Arbitrary for Value {
    fn arbitrary(random: &mut Random) -> Self {
        match random.below(3) {
            0 => Value::Text(random.text()),
            1 => {
                let len = random.below(12);
                Value::Bytes(random.bytes(len))
            }
            _ => loop {
                let (scalar, bits) = (*random.of(Scalar::ALL), random.number() >> random.below(64));
                if let Some(value) = Value::of_bits(scalar, bits) {
                    break value;
                }
            },
        }
    }
}

impl Value {
    pub(crate) fn leak(&self) -> crate::Value {
        match self {
            Value::Bool(value) => crate::Value::Scalar(Scalar::Bool, u64::from(*value)),
            Value::Char(value) => crate::Value::Scalar(Scalar::Char, u64::from(*value)),
            Value::Integer(scalar, value) => {
                let mut bytes = [0; 8];
                let size = scalar.size();
                bytes[..size].copy_from_slice(&value.to_le_bytes()[..size]);
                crate::Value::Scalar(*scalar, u64::from_le_bytes(bytes))
            }
            Value::Float(bits) => crate::Value::Scalar(Scalar::F32, u64::from(*bits)),
            Value::Double(bits) => crate::Value::Scalar(Scalar::F64, *bits),
            Value::Text(text) => crate::Value::Text(leak_text(text)),
            Value::Bytes(bytes) => crate::Value::Bytes(leak_list(bytes.clone())),
        }
    }
}

pub(crate) fn leak_text(text: &str) -> &'static str {
    Box::leak(text.into())
}

pub(crate) fn leak_list<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

pub(crate) fn leak_definition(id: &str) -> &'static Definition {
    let (id, version) = id.rsplit_once('@').unwrap_or((id, ""));
    Box::leak(Box::new(Definition {
        destroy: crate::Address(std::ptr::null()),
        close: crate::Address(std::ptr::null()),
        id: leak_text(id),
        version: leak_text(version),
    }))
}
