//! From files to descriptions, and from packages to files.

mod haddock;
mod identifiers;
mod library;
mod package;
mod program;

mod haskell;
mod isolate;
