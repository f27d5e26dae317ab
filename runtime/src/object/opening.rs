//! What it may take to make an object: what the options of `#[derive(hsffi::Opaque)]` tell of it.

/// Memory: nobody else has what it is made of.
#[derive(Debug)]
pub enum Made {}

/// What another object may hold at the moment, such as a lock or a file: why a type is closeable or exclusive.
#[derive(Debug)]
pub enum Opened {}
