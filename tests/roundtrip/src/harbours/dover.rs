use hsffi::{OwnedByRust, export};

/// A pier of Dover.
#[derive(hsffi::Opaque)]
#[hsffi(name = "DoverPier")]
pub struct Pier(u32);

#[export]
impl Pier {
    /// A pier of that length.
    pub fn new(length: u32) -> OwnedByRust<Pier> {
        OwnedByRust::new(Pier(length))
    }

    /// How far it reaches.
    pub fn reach(&self) -> u32 {
        3 * self.0
    }
}

/// The tide.
#[export(name = "tideOfDover")]
pub fn tide() -> u32 {
    3
}
