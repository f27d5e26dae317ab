#[hsffi::export]
pub fn next(n: u64) -> u64 {
    n.wrapping_add(1)
}

#[derive(hsffi::Opaque)]
pub struct Counter;

#[hsffi::export]
impl Counter {
    pub fn value(&self) -> u64 {
        1
    }
}

fn main() {}
