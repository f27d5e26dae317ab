//! All that is wrong with one item is told at once.

#[hsffi::export(unsafe, fast)]
pub async unsafe extern "C" fn everything<T>(_: T, _: &'static str, _: *const u8, _: impl Copy) -> Box<u8> {
    unimplemented!()
}

pub use everything as still_there;

fn main() {}
