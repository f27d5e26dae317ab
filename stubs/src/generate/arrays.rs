//! Arrays of GHC's heap: how their types are spelled, and what lends them.
//!
//! Users see the types of `primitive`, but for `ShortByteString`, and for arrays of arrays, which `primitive` does not have.

use super::known::Known;
use super::library_names as lib;
use super::runtime_names as rt;
use crate::description::{Array, Import};
use crate::haskell::{Expr, Literal, Type};

/// Type variables for the elements of a function's arrays, each another.
#[derive(Default)]
pub(super) struct Elements {
    taken: usize,
}

impl Elements {
    /// The next type variable.
    fn next(&mut self) -> Type {
        let letters = 'a'..='z';
        let (round, letter) = (self.taken / 26, letters.clone().nth(self.taken % 26));
        self.taken += 1;
        let round = if round == 0 {
            String::new()
        } else {
            round.to_string()
        };
        Type::Variable(format!("{}{round}", letter.unwrap_or_default()))
    }

    /// The type as users see it.
    pub(super) fn public(&mut self, array: Array) -> Type {
        let world = || lib::REAL_WORLD.ty();
        match array {
            Array::ByteArray | Array::PinnedByteArray => lib::BYTE_ARRAY.ty(),
            Array::ShortByteString => lib::SHORT_BYTE_STRING.ty(),
            Array::MutableByteArray | Array::PinnedMutableByteArray => {
                lib::MUTABLE_BYTE_ARRAY.ty().apply([world()])
            }
            Array::Array => lib::ARRAY.ty().apply([self.next()]),
            Array::MutableArray => lib::MUTABLE_ARRAY.ty().apply([world(), self.next()]),
            Array::SmallArray => lib::SMALL_ARRAY.ty().apply([self.next()]),
            Array::SmallMutableArray => lib::SMALL_MUTABLE_ARRAY.ty().apply([world(), self.next()]),
            Array::ArrayArray => rt::ARRAY_ARRAY.ty(),
            Array::MutableArrayArray => rt::MUTABLE_ARRAY_ARRAY.ty().apply([world()]),
        }
    }

    /// The type as it is imported.
    pub(super) fn unlifted(&mut self, array: Array) -> Type {
        let world = || lib::REAL_WORLD_OF_GHC.ty();
        let (known, arguments): (&Known, _) = match array {
            Array::ByteArray | Array::PinnedByteArray | Array::ShortByteString => {
                (&lib::BYTE_ARRAY_HASH, vec![])
            }
            Array::MutableByteArray | Array::PinnedMutableByteArray => {
                (&lib::MUTABLE_BYTE_ARRAY_HASH, vec![world()])
            }
            Array::Array => (&lib::ARRAY_HASH, vec![self.next()]),
            Array::MutableArray => (&lib::MUTABLE_ARRAY_HASH, vec![world(), self.next()]),
            Array::SmallArray => (&lib::SMALL_ARRAY_HASH, vec![self.next()]),
            Array::SmallMutableArray => {
                (&lib::SMALL_MUTABLE_ARRAY_HASH, vec![world(), self.next()])
            }
            Array::ArrayArray => (&lib::ARRAY_ARRAY_HASH, vec![]),
            Array::MutableArrayArray => (&lib::MUTABLE_ARRAY_ARRAY_HASH, vec![world()]),
        };
        Type::Unlifted(known.name()).apply(arguments)
    }
}

/// What lends an array, before the array itself. What must not move is pinned already where nothing moves.
pub(super) fn lends(array: Array, import: Import, parameter: &str) -> Expr {
    let with = match (array, import) {
        (Array::PinnedByteArray, Import::Safe) => &rt::WITH_PINNED_BYTE_ARRAY,
        (Array::PinnedMutableByteArray, Import::Safe) => {
            let name = Expr::Literal(Literal::String(parameter.to_owned()));
            return rt::WITH_PINNED_MUTABLE_BYTE_ARRAY.call([name]);
        }
        (Array::ByteArray | Array::PinnedByteArray, _) => &rt::WITH_BYTE_ARRAY,
        (Array::MutableByteArray | Array::PinnedMutableByteArray, _) => {
            &rt::WITH_MUTABLE_BYTE_ARRAY
        }
        (Array::ShortByteString, _) => &rt::WITH_SHORT_BYTE_STRING,
        (Array::Array, _) => &rt::WITH_ARRAY,
        (Array::MutableArray, _) => &rt::WITH_MUTABLE_ARRAY,
        (Array::SmallArray, _) => &rt::WITH_SMALL_ARRAY,
        (Array::SmallMutableArray, _) => &rt::WITH_SMALL_MUTABLE_ARRAY,
        (Array::ArrayArray, _) => &rt::WITH_ARRAY_ARRAY,
        (Array::MutableArrayArray, _) => &rt::WITH_MUTABLE_ARRAY_ARRAY,
    };
    with.expr()
}
