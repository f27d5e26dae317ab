//! The decoder of the primitive kinds of field, and of a whole section.
//!
//! The bytes come from a file that anyone may have written. Nothing in here panics, nests without a limit, or reserves
//! memory by a length that it read.

use crate::owned::Record;
use crate::{MAGIC, VERSION, digest_of_record};

/// How deep a type may nest. Types that people write nest three or four deep.
const NESTING_LIMIT: usize = 64;

/// A section that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at byte {offset}, {source}")]
pub struct DecodeError {
    /// Where in the section the record begins that could not be read.
    pub offset: usize,
    /// What is wrong with it.
    pub source: RecordError,
}

/// A record that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// Something else lies in the section.
    #[error("a record is expected")]
    Magic,
    /// The record is whole as far as one can tell, and of another version of the encoding.
    #[error("a record has the unsupported version {0}")]
    Version(u16),
    /// The section, the record or a part of it ends too early.
    #[error("a record is truncated")]
    CutOff,
    /// A part is longer than its fields.
    #[error("a record is longer than its fields")]
    Excess,
    /// The binding part does not have the digest that the header gives.
    #[error("a record does not match its digest")]
    Digest,
    /// A text is not UTF-8.
    #[error("a record contains text that is not UTF-8")]
    Text,
    /// A byte that is not the tag of a variant.
    #[error("{tag} is not a tag of {what}")]
    Tag {
        /// The name of the enum.
        what: &'static str,
        /// The byte.
        tag: u8,
    },
    /// A constant has bits that its type does not have.
    #[error("a constant has a value that its type does not have")]
    Value,
    /// A constant is of a type that has no constants.
    #[error("a constant has a type that constants cannot have")]
    NoConstants,
    /// A type within types, deeper than anyone writes.
    #[error("a type is nested more than {NESTING_LIMIT} levels deep")]
    Nesting,
}

/// Reads all records of one section. The linker may leave zeros between them.
///
/// # Errors
/// At the first byte that is neither padding nor part of a record of this [`VERSION`].
pub fn decode(section: &[u8]) -> Result<Vec<Record>, DecodeError> {
    let mut records = Vec::new();
    let mut rest = section;
    while let Some(padding) = rest.iter().position(|byte| *byte != 0) {
        let mut reader = Reader::new(&rest[padding..]);
        let record = reader.record().map_err(|source| DecodeError {
            offset: section.len() - rest.len() + padding,
            source,
        })?;
        records.push(record);
        rest = reader.rest;
    }
    Ok(records)
}

/// What has not been read yet.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    /// How many types are around the one that is being read.
    depth: usize,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Reader {
            rest: bytes,
            depth: 0,
        }
    }

    fn record(&mut self) -> Result<Record, RecordError> {
        if self.array()? != MAGIC {
            return Err(RecordError::Magic);
        }
        let version = u16::from_le_bytes(self.array()?);
        if version != VERSION {
            return Err(RecordError::Version(version));
        }
        let kind = self.byte()?;
        let binding_len = self.number()?;
        let docs_len = self.number()?;
        let expected = u64::from_le_bytes(self.array()?);

        let mut binding = Reader::new(self.bytes(binding_len)?);
        let mut docs = Reader::new(self.bytes(docs_len)?);
        let digest = digest_of_record(kind, binding.rest);
        if digest != expected {
            return Err(RecordError::Digest);
        }
        let record = Record::read(kind, digest, &mut binding, &mut docs)?;
        if binding.rest.is_empty() && docs.rest.is_empty() {
            Ok(record)
        } else {
            Err(RecordError::Excess)
        }
    }

    /// The next `len` bytes.
    pub(crate) fn bytes(&mut self, len: usize) -> Result<&'a [u8], RecordError> {
        let (bytes, rest) = self.rest.split_at_checked(len).ok_or(RecordError::CutOff)?;
        self.rest = rest;
        Ok(bytes)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], RecordError> {
        let (array, rest) = self.rest.split_first_chunk().ok_or(RecordError::CutOff)?;
        self.rest = rest;
        Ok(*array)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, RecordError> {
        self.array().map(|[byte]| byte)
    }

    pub(crate) fn number(&mut self) -> Result<usize, RecordError> {
        let number = u32::from_le_bytes(self.array()?);
        // Where this does not fit, there is no memory that could hold so much.
        usize::try_from(number).map_err(|_| RecordError::CutOff)
    }

    pub(crate) fn text(&mut self) -> Result<String, RecordError> {
        let len = self.number()?;
        let text = std::str::from_utf8(self.bytes(len)?).map_err(|_| RecordError::Text)?;
        Ok(text.to_owned())
    }

    pub(crate) fn optional_text(&mut self) -> Result<Option<String>, RecordError> {
        let text = self.text()?;
        Ok((!text.is_empty()).then_some(text))
    }

    pub(crate) fn flag(&mut self) -> Result<bool, RecordError> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            tag => Err(RecordError::Tag { what: "bool", tag }),
        }
    }

    /// As many elements as the number before them says. Each takes a byte at least, so a false number ends at the part's
    /// end.
    pub(crate) fn list<T>(
        &mut self,
        element: fn(&mut Self) -> Result<T, RecordError>,
    ) -> Result<Vec<T>, RecordError> {
        let len = self.number()?;
        let mut list = Vec::new();
        for _ in 0..len {
            list.push(element(self)?);
        }
        Ok(list)
    }

    /// Reads what may hold others of its kind.
    pub(crate) fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, RecordError>,
    ) -> Result<T, RecordError> {
        if self.depth == NESTING_LIMIT {
            return Err(RecordError::Nesting);
        }
        self.depth += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }
}
