use hsffi::{OwnedByRust, export};

/// A pier of Ostend.
#[derive(hsffi::Opaque)]
#[hsffi(name = "OstendPier")]
pub struct Pier(u32);

#[export]
impl Pier {
    /// A pier of that length.
    pub fn new(length: u32) -> OwnedByRust<Pier> {
        OwnedByRust::new(Pier(length))
    }

    /// How far it reaches.
    pub fn reach(&self) -> u32 {
        2 * self.0
    }
}

/// The tide.
#[export(name = "tideOfOstend")]
pub fn tide() -> u32 {
    2
}
