//! What a library says of itself: one record an export, in a link section that the generator reads.
//!
//! A record is built by `const` evaluation from the traits' constants, so types in it are as rustc resolved them. The
//! module holds the descriptions ([`Type`], [`Record`]) and their encoding; the decoder is in `hsffi-stubs` and shares the
//! tags defined here. Nothing in here runs when a user's program does.
//!
//! A record's bytes, integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 5 | [`MAGIC`] |
//! | 2 | [`VERSION`] |
//! | 1 | kind of record, [`Record::kind`] |
//! | 4 | length of the binding part |
//! | 4 | length of the documentation part |
//! | 8 | [`digest`] of the binding part |
//! | … | binding part: all that a caller must agree on |
//! | … | documentation part: what may change without a rebuild |

mod encode;
mod record;
mod types;

pub use encode::{HEADER_LEN, digest};
pub use record::{
    Access, Constant, Deprecation, Docs, Enum, Error, ErrorVariant, Field, Finalizer, Function,
    Import, Module, Object, Parameter, Passing, Place, Record, Returned, Value, Variant,
};
pub use types::{Address, Array, Closure, Definition, Ownership, Scalar, Slotted, Tag, Type};

/// First bytes of every record.
pub const MAGIC: [u8; 5] = *b"HSFFI";

/// The encoding's version. A generator reads one version and names both when it meets another.
pub const VERSION: u16 = 1;

/// The link section that holds the records (ELF and COFF; see [`MACH_O_SECTION`]).
pub const SECTION: &str = ".hsffi";

/// The link section's name within the segment `__DATA` of Mach-O files.
pub const MACH_O_SECTION: &str = "__hsffi";

/// Whether a path such as `core::module_path!` gives is that of a crate's root, where `hsffi::module!` stands.
pub const fn is_root(path: &str) -> bool {
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b':' {
            return false;
        }
        rest = after;
    }
    true
}
