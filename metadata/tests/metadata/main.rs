//! The encoder and the decoder of the metadata, against each other and against bytes that are written by hand.

mod damage;
mod part;
mod random;
mod rustc;
