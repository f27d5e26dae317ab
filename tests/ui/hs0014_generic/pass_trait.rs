#[hsffi::export]
pub trait Source: Send + Sync {
    fn next(&self) -> u64;
}

fn main() {}
