//! The metadata of a library: one record for each export, in a link section that the generator reads.
//!
//! The records are declared once, in `schema`. Each declaration expands to
//!
//! - the borrowed form, in this module, which the macros of hsffi fill in constants;
//! - its encoder, [`Record::encode`], which runs in `const` evaluation;
//! - the owned form, in `owned` (feature `decode`);
//! - its decoder, `decode` (feature `decode`), which never panics;
//! - random values and their encoding, `testing` (feature `testing`), by which both are tested against each other.
//!
//! | module | purpose |
//! |---|---|
//! | `schema` | the declaration of every record and field |
//! | `expand` | the macros that expand it to the forms above |
//! | `writer`, `reader` | encode and decode the primitive kinds of field, and a whole section |
//! | `definition`, `value` | the identity of a type, and the value of a constant |
//! | `methods` | methods of the owned form |
//! | `phrase` | the Haskell types and functions that a conversion names |
//!
//! To add a field, add its line to the schema, and raise [`VERSION`]. The types are as rustc resolved them, since the macros
//! fill the borrowed form with constants of traits.
//!
//! # Format
//!
//! A record's bytes, integers little-endian:
//!
//! | bytes | content |
//! |---|---|
//! | 5 | [`MAGIC`] |
//! | 2 | [`VERSION`] |
//! | 1 | kind of record |
//! | 4 | length of the binding part |
//! | 4 | length of the documentation part |
//! | 8 | [`digest`] of the kind and the binding part |
//! | … | binding part: everything that a caller must agree on |
//! | … | documentation part: everything that may change without a rebuild of the caller |
//!
//! Each part holds the fields of that part in the order of the schema, and the documentation part ends with a [`Place`].

mod definition;
mod expand;
#[cfg(feature = "decode")]
mod methods;
pub mod phrase;
#[cfg(feature = "decode")]
mod reader;
mod schema;
#[cfg(feature = "testing")]
pub mod testing;
mod value;
mod writer;

pub use definition::{Address, Definition};
#[cfg(feature = "decode")]
pub use reader::{DecodeError, RecordError, decode};
pub use schema::*;
pub use writer::HEADER_LEN;

/// First bytes of every record.
pub const MAGIC: [u8; 5] = *b"HSFFI";

/// The version of the encoding. A decoder reads one version, and names both when it finds another.
pub const VERSION: u16 = 11;

/// The link section that holds the records (ELF and COFF; see [`MACH_O_SECTION`]).
pub const SECTION: &str = ".hsffi";

/// The link section's name within the segment `__DATA` of Mach-O files.
pub const MACH_O_SECTION: &str = "__hsffi";

/// FNV-1a, 64 bits: tells versions of a binding apart. It is not a defence against an adversary.
pub const fn digest(bytes: &[u8]) -> u64 {
    continue_digest(0xcbf2_9ce4_8422_2325, bytes)
}

/// The digest of a record: of its kind, then its binding part.
const fn digest_of_record(kind: u8, binding: &[u8]) -> u64 {
    continue_digest(digest(&[kind]), binding)
}

const fn continue_digest(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

impl Docs {
    /// Text alone.
    pub const fn of(text: &'static [&'static str]) -> Self {
        Docs {
            text,
            deprecated: None,
        }
    }
}

impl Place {
    /// For results that do not depend on the place.
    const NOWHERE: Self = Place {
        file: "",
        line: 0,
        rust_module: "",
        haskell_module: "",
    };
}

impl Type {
    /// The number that carries a value as one C argument, or `None` when a pointer does.
    pub const fn word(&self) -> Option<Scalar> {
        match self {
            Type::Unit | Type::Scalar(Scalar::Bool) => Some(Scalar::U8),
            Type::Enum(_) | Type::Ordering | Type::Scalar(Scalar::Char) => Some(Scalar::U32),
            Type::Scalar(scalar) => Some(*scalar),
            _ => None,
        }
    }
}

impl Scalar {
    /// Bytes taken, which is also the alignment.
    pub const fn size(self) -> usize {
        match self {
            Scalar::Bool | Scalar::I8 | Scalar::U8 => 1,
            Scalar::I16 | Scalar::U16 => 2,
            Scalar::Char | Scalar::I32 | Scalar::U32 | Scalar::F32 => 4,
            Scalar::I64 | Scalar::Isize | Scalar::U64 | Scalar::Usize | Scalar::F64 => 8,
        }
    }
}
