//! In a file of its own, to tell the place of the second panic from that of the first.

/// A payload that panics when it is dropped.
pub(super) struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the second panic");
    }
}
