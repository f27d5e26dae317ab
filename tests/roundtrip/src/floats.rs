//! Floating-point numbers at the places where other numbers need no tests of their own.

use hsffi::{Items, OwnedByHaskell, export};

/// An error of a number.
#[derive(Debug, hsffi::Error)]
pub enum FloatError {
    /// Of single precision.
    Single {
        /// The number.
        value: f32,
        /// The same again, if there is one.
        again: Option<f32>,
    },
    /// Of double precision.
    Double {
        /// The number.
        value: f64,
        /// The same again, if there is one.
        again: Option<f64>,
    },
}

impl std::fmt::Display for FloatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number")
    }
}

impl std::error::Error for FloatError {}

/// A type, its variant of the error, and the names of the functions that return their argument: of a value, of a value through an
/// `unsafe` import, as an error or a value, as items, as items through an `unsafe` import, and in Haskell's memory.
macro_rules! placed {
    ($($t:ty: $variant:ident $pure:ident $leaf_pure:ident $fail:ident $items:ident $leaf_items:ident $given:ident;)*) => {$(
        /// Returns its argument.
        #[export(pure)]
        pub fn $pure(value: $t) -> $t {
            value
        }

        /// Returns its argument, through an `unsafe` import.
        #[export(pure, unsafe, reason = "returns its argument")]
        pub fn $leaf_pure(value: $t) -> $t {
            value
        }

        /// Fails with its first argument, or returns it.
        ///
        /// # Errors
        /// When it should fail.
        #[export(either)]
        pub fn $fail(value: $t, fails: bool) -> Result<$t, FloatError> {
            if fails {
                Err(FloatError::$variant { value, again: Some(value) })
            } else {
                Ok(value)
            }
        }

        /// The numbers as items.
        #[export]
        pub fn $items(values: Vec<$t>) -> Items<'static, $t> {
            Items::new(values.into_iter())
        }

        /// The numbers as items, through an `unsafe` import.
        #[export(unsafe, reason = "copies what the tests give it")]
        pub fn $leaf_items(values: Vec<$t>) -> Items<'static, ($t, Option<$t>)> {
            Items::new(values.into_iter().map(|value| (value, Some(value))))
        }

        /// Returns its argument, in the memory that it was in.
        #[export]
        pub fn $given(value: OwnedByHaskell<$t>) -> OwnedByHaskell<$t> {
            value
        }
    )*};
}

placed! {
    f32: Single pure_f32 leaf_pure_f32 fail_f32 items_f32 leaf_items_f32 given_f32;
    f64: Double pure_f64 leaf_pure_f64 fail_f64 items_f64 leaf_items_f64 given_f64;
}
