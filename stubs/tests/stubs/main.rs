//! From files to descriptions, and from packages to files.

mod decode;
mod library;
mod package;
mod program;

mod arbitrary;
mod encoder;
mod isolate;
