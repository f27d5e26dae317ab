//! All errors of one item are reported together.

#[hsffi::export(unsafe, fast)]
pub async unsafe extern "C" fn everything<T>(_: T, _: &'static str, _: *const u8, _: impl Copy) -> Box<Vec<std::time::Instant>> {
    unimplemented!()
}

pub use everything as still_there;

fn main() {}
