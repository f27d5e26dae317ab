#[derive(hsffi::Opaque)]
pub struct Session {
    pub id: *mut u8,
}

// SAFETY: the pointer is a number that is never dereferenced.
unsafe impl Sync for Session {}

fn main() {}
