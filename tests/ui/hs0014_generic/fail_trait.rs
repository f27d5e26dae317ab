#[hsffi::export]
pub trait Source<T>: Send + Sync {
    fn next(&self) -> T;
}

fn main() {}
