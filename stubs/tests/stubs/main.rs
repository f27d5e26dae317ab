//! From files to descriptions, and from packages to files.

mod decode;
mod haddock;
mod identifiers;
mod library;
mod package;
mod program;

mod arbitrary;
mod encoder;
mod haskell;
mod isolate;
