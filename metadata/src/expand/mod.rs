//! The macros that expand the schema.
//!
//! The schema is a list of items, each with its documentation:
//!
//! - `records Record { Module = 1, … }`: the kinds of record, with their tags;
//! - `record Name { … }` and `group Name { … }`: fields, `part name: kind`. A `record` has a digest and a place besides;
//! - `choice Name { … }`: an enum, `Variant(name: kind) = tag`;
//! - `tags Name { … }`: an enum without fields, which is the same in both forms;
//! - `value Name`: the value of a constant, which is written by hand.
//!
//! The part is `binding` or `docs`. The kinds, with their types in the borrowed and in the owned form:
//!
//! | kind | borrowed | owned |
//! |---|---|---|
//! | `text` | `&'static str` | `String` |
//! | `optional_text` (`None` when empty) | `&'static str` | `Option<String>` |
//! | `paragraphs` | `&'static [&'static str]` | `String` |
//! | `flag` | `bool` | `bool` |
//! | `number` | `usize` | `usize` |
//! | `definition` | `&'static Definition` | `String` |
//! | `optional_definition` | `Option<&'static Definition>` | `Option<String>` |
//! | `list(T)` | `&'static [T]` | `Vec<T>` |
//! | `option(T)` | `Option<T>` | `Option<T>` |
//! | `shared(T)` | `&'static T` | `T` |
//! | `boxed(T)` | `&'static T` | `Box<T>` |
//! | `T`, an item of the schema | `T` | `T` |

mod borrowed;
#[cfg(feature = "decode")]
mod owned;
#[cfg(feature = "testing")]
mod testing;

/// Declares the metadata: see the documentation of this module.
macro_rules! schema {
    ($($item:tt)*) => {
        $crate::expand::borrowed! { $($item)* }

        /// The records as the decoder returns them.
        #[cfg(feature = "decode")]
        pub mod owned {
            // The parts of the schema name each other's items.
            #[allow(unused_imports, reason = "or do not")]
            use $crate::owned::*;

            $crate::expand::owned! { $($item)* }
        }

        #[cfg(feature = "testing")]
        mod testing {
            $crate::expand::testing! { $($item)* }
        }
    };
}

pub(crate) use borrowed::{borrowed, borrowed_type, in_part, put, put_docs};
#[cfg(feature = "decode")]
pub(crate) use owned::{owned, owned_type, take, take_docs};
pub(crate) use schema;
#[cfg(feature = "testing")]
pub(crate) use testing::{arbitrary, leak, testing};
