//! The encoder of the primitive kinds of field, and of a whole record, in `const` evaluation.

use crate::{Definition, MAGIC, Place, Record, VERSION, digest_of_record};

/// Bytes before the binding part.
pub const HEADER_LEN: usize = 24;

const LENGTHS_AT: usize = 8;
pub(crate) const DIGEST_AT: usize = 16;

impl Record {
    /// How many bytes the encoding takes.
    pub const fn encoded_len(&self, place: &Place) -> usize {
        let mut counter = Writer::new(&mut [], &mut []);
        counter.record(self, place);
        counter.at
    }

    /// How many types the record names.
    pub const fn type_count(&self) -> usize {
        let mut counter = Writer::new(&mut [], &mut []);
        counter.record(self, &Place::NOWHERE);
        counter.named
    }

    /// The types that the record names, in the order of the encoding: the record of a type names that type first.
    ///
    /// # Panics
    /// When `M` is not [`type_count`](Self::type_count).
    pub const fn types<const M: usize>(&self) -> [Option<&'static Definition>; M] {
        let mut types = [None; M];
        let mut writer = Writer::new(&mut [], &mut types);
        writer.record(self, &Place::NOWHERE);
        assert!(writer.named == M, "a record names type_count types");
        types
    }

    /// The encoding, in exactly [`encoded_len`](Self::encoded_len) bytes. `place` is where the item stands.
    ///
    /// # Panics
    /// When `N` is another length.
    pub const fn encode<const N: usize>(&self, place: &Place) -> [u8; N] {
        let mut bytes = [0; N];
        self.encode_into(place, &mut bytes);
        bytes
    }

    /// The same into memory that is there already.
    ///
    /// # Panics
    /// When `bytes` is of another length.
    pub const fn encode_into(&self, place: &Place, bytes: &mut [u8]) {
        let len = bytes.len();
        let mut writer = Writer::new(bytes, &mut []);
        writer.record(self, place);
        assert!(writer.at == len, "a record's length is its encoded_len");
    }
}

/// Writes as much as fits and counts the rest, so that one traversal serves for length and content.
pub(crate) struct Writer<'a> {
    bytes: &'a mut [u8],
    at: usize,
    types: &'a mut [Option<&'static Definition>],
    named: usize,
}

impl<'a> Writer<'a> {
    const fn new(bytes: &'a mut [u8], types: &'a mut [Option<&'static Definition>]) -> Self {
        Writer {
            bytes,
            at: 0,
            types,
            named: 0,
        }
    }

    const fn record(&mut self, record: &Record, place: &Place) {
        self.raw(&MAGIC);
        self.raw(&VERSION.to_le_bytes());
        self.byte(record.kind());
        self.raw(&[0; HEADER_LEN - LENGTHS_AT]);

        record.write(self);
        let binding_end = self.at;
        record.write_docs(self);
        place.write_docs(self);
        let end = self.at;

        self.at = LENGTHS_AT;
        self.number(binding_end - HEADER_LEN);
        self.number(end - binding_end);
        if binding_end <= self.bytes.len() {
            let (_, rest) = self.bytes.split_at(HEADER_LEN);
            let (binding, _) = rest.split_at(binding_end - HEADER_LEN);
            let digest = digest_of_record(record.kind(), binding).to_le_bytes();
            self.at = DIGEST_AT;
            self.raw(&digest);
        }
        self.at = end;
    }

    pub(crate) const fn byte(&mut self, byte: u8) {
        if self.at < self.bytes.len() {
            self.bytes[self.at] = byte;
        }
        self.at += 1;
    }

    pub(crate) const fn raw(&mut self, bytes: &[u8]) {
        let end = self.at + bytes.len();
        if end <= self.bytes.len() {
            // `copy_from_slice` is const from Rust 1.87.
            let mut next = 0;
            while next < bytes.len() {
                self.bytes[self.at + next] = bytes[next];
                next += 1;
            }
        }
        self.at = end;
    }

    /// Lengths and offsets, which are far below 4 GiB.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "checked; `try_from` is not const"
    )]
    pub(crate) const fn number(&mut self, number: usize) {
        assert!(
            number <= u32::MAX as usize,
            "a length in metadata fits 32 bits"
        );
        self.raw(&(number as u32).to_le_bytes());
    }

    pub(crate) const fn text(&mut self, text: &str) {
        self.number(text.len());
        self.raw(text.as_bytes());
    }

    /// The parts of a text as one.
    pub(crate) const fn paragraphs(&mut self, parts: &[&str]) {
        let mut len = 0;
        let mut i = 0;
        while i < parts.len() {
            len += parts[i].len();
            i += 1;
        }
        self.number(len);
        i = 0;
        while i < parts.len() {
            self.raw(parts[i].as_bytes());
            i += 1;
        }
    }

    /// The id and version of a type: `shapes::Circle@0.2`.
    pub(crate) const fn definition(&mut self, definition: &'static Definition) {
        if self.named < self.types.len() {
            self.types[self.named] = Some(definition);
        }
        self.named += 1;
        if definition.version.is_empty() {
            return self.text(definition.id);
        }
        self.number(definition.id.len() + 1 + definition.version.len());
        self.raw(definition.id.as_bytes());
        self.byte(b'@');
        self.raw(definition.version.as_bytes());
    }

    pub(crate) const fn optional_definition(&mut self, definition: Option<&'static Definition>) {
        match definition {
            None => self.text(""),
            Some(definition) => self.definition(definition),
        }
    }
}
