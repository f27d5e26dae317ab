//! The identity of a type that the user defined.

/// The definition of an enum, error or object. There is one static for each definition, and its address is the type's
/// identity: two builds of one crate have two, whatever their names are. The Haskell package compares the addresses before
/// the first call.
#[derive(Debug)]
#[repr(C)]
pub struct Definition {
    /// The destructor of an object on Rust's heap.
    pub destroy: Address,
    /// The function that closes an object.
    pub close: Address,
    /// `crate::path::Name`.
    pub id: &'static str,
    /// The crate's version, as far as it tells versions apart that Cargo keeps side by side: `0.3`, `2`. Empty when another
    /// build system runs rustc.
    pub version: &'static str,
}

/// The address of a function that C calls, or null.
#[derive(Debug)]
#[repr(transparent)]
pub struct Address(pub *const ());

// SAFETY: the address is only compared.
unsafe impl Sync for Address {}
