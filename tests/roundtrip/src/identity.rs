//! Functions that return what they are given.

/// A type whose values are passed as a word, then the names of the functions that send them: through a `safe` import and
/// an `unsafe` one, each bare, in an `Option` and in a tuple.
macro_rules! same {
    ($(
        $t:ty: $safe:ident $leaf:ident $maybe:ident $leaf_maybe:ident $both:ident $leaf_both:ident;
    )*) => {$(
        /// Returns its argument.
        #[hsffi::export]
        pub fn $safe(value: $t) -> $t {
            value
        }

        /// Returns its argument, through an `unsafe` import.
        #[hsffi::export(unsafe, reason = "returns its argument")]
        pub fn $leaf(value: $t) -> $t {
            value
        }

        /// Returns its argument.
        #[hsffi::export]
        pub fn $maybe(value: Option<$t>) -> Option<$t> {
            value
        }

        /// Returns its argument, through an `unsafe` import.
        #[hsffi::export(unsafe, reason = "returns its argument")]
        pub fn $leaf_maybe(value: Option<$t>) -> Option<$t> {
            value
        }

        /// Returns its arguments.
        #[hsffi::export]
        pub fn $both(value: $t, option: Option<$t>) -> ($t, Option<$t>) {
            (value, option)
        }

        /// Returns its arguments, through an `unsafe` import.
        #[hsffi::export(unsafe, reason = "returns its arguments")]
        pub fn $leaf_both(value: $t, option: Option<$t>) -> ($t, Option<$t>) {
            (value, option)
        }
    )*};
}

/// A type of sequences, then the names of the functions that send its values: borrowed through a `safe` import and an
/// `unsafe` one, by value, in an `Option` and in a tuple.
macro_rules! same_sequence {
    ($(
        $slice:tt => $owned:ty:
            $safe:ident $leaf:ident $by_value:ident
            $maybe:ident $leaf_maybe:ident $both:ident $leaf_both:ident;
    )*) => {$(
        /// A copy of its argument.
        #[hsffi::export]
        pub fn $safe(value: &$slice) -> $owned {
            value.to_owned()
        }

        /// A copy of its argument, through an `unsafe` import.
        #[hsffi::export(unsafe, reason = "copies what the tests give it")]
        pub fn $leaf(value: &$slice) -> $owned {
            value.to_owned()
        }

        /// Its argument, which is a copy of Haskell's.
        #[hsffi::export]
        pub fn $by_value(value: $owned) -> $owned {
            value
        }

        /// A copy of its argument.
        #[hsffi::export]
        pub fn $maybe(value: Option<&$slice>) -> Option<$owned> {
            value.map(ToOwned::to_owned)
        }

        /// A copy of its argument, through an `unsafe` import.
        #[hsffi::export(unsafe, reason = "copies what the tests give it")]
        pub fn $leaf_maybe(value: Option<&$slice>) -> Option<$owned> {
            value.map(ToOwned::to_owned)
        }

        /// Copies of its arguments.
        #[hsffi::export]
        pub fn $both(value: &$slice, option: Option<&$slice>) -> ($owned, Option<$owned>) {
            (value.to_owned(), option.map(ToOwned::to_owned))
        }

        /// Copies of its arguments, through an `unsafe` import.
        #[hsffi::export(unsafe, reason = "copies what the tests give it")]
        pub fn $leaf_both(value: &$slice, option: Option<&$slice>) -> ($owned, Option<$owned>) {
            (value.to_owned(), option.map(ToOwned::to_owned))
        }
    )*};
}
