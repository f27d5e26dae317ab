//! Values that cross by themselves: numbers, text, sequences, and what is made of them.

mod inout;
mod optional;
mod scalar;
pub(crate) mod sequence;
mod tuple;
