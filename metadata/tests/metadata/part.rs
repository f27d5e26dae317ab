//! Records written byte by byte, from the table of the format.

use hsffi_metadata::{MAGIC, VERSION, digest};

/// A record with the parts that are given, whatever is in them.
pub fn assemble(kind: u8, binding: &[u8], docs: &[u8]) -> Vec<u8> {
    let mut record = Part(MAGIC.to_vec());
    record.0.extend(VERSION.to_le_bytes());
    record.0.push(kind);
    record.number(binding.len());
    record.number(docs.len());
    let digested: Vec<u8> = [&[kind], binding].concat();
    record.0.extend(digest(&digested).to_le_bytes());
    record.0.extend(binding);
    record.0.extend(docs);
    record.0
}

/// Bytes of a record's part.
#[derive(Default)]
pub struct Part(pub Vec<u8>);

impl Part {
    pub fn number(&mut self, number: usize) {
        let number = u32::try_from(number).expect("a test's lengths are small");
        self.0.extend(number.to_le_bytes());
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    /// Documentation of something that is not deprecated.
    pub fn docs(&mut self, text: &str) {
        self.text(text);
        self.0.push(0);
    }

    /// A place that is not known.
    pub fn place(&mut self) {
        self.text("");
        self.number(0);
        self.text("");
        self.text("");
    }
}
