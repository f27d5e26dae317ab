//! Values that cross by themselves: numbers, text, sequences, and what is made of them.

mod array;
mod borrowed;
pub(crate) mod boxed_vector;
mod collection;
mod converted;
pub(crate) mod either;
mod inout;
pub(crate) mod list;
mod optional;
pub(crate) mod owned;
pub(crate) mod pointer;
mod scalar;
pub(crate) mod sequence;
pub(crate) mod thrown;
mod tuple;
pub(crate) mod via;
mod wide;
pub(crate) mod written;
