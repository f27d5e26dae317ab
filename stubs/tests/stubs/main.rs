//! From files to descriptions, and from packages to files.

mod golden;
mod haddock;
mod identifiers;
mod library;
mod package;
mod program;
mod submodules;

mod haskell;
mod imports;
mod isolate;
