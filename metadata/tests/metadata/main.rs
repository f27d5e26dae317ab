//! The encoder and the decoder of the metadata, against each other and against bytes that are written by hand.

/// The definition of a type of version 0.3 of its crate.
macro_rules! definition {
    ($id:literal) => {{
        static DEFINITION: md::Definition = md::Definition {
            destroy: md::Address(std::ptr::null()),
            close: md::Address(std::ptr::null()),
            id: $id,
            version: "0.3",
        };
        &DEFINITION
    }};
}

/// A record as rustc encodes it.
macro_rules! encoded {
    ($record:expr) => {{
        const RECORD: md::Record = $record;
        const PLACE: md::Place = md::Place {
            file: "src/mail.rs",
            line: 70_000,
            rust_module: "mail::index",
            haskell_module: "Data.Mail.Index",
        };
        const ENCODED: [u8; RECORD.encoded_len(&PLACE)] = RECORD.encode(&PLACE);
        ENCODED.to_vec()
    }};
}

mod damage;
mod part;
mod random;
mod rustc;
mod types;
