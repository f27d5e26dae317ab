#[hsffi::export]
pub trait Source: Send + Sync {
    fn next(&self) -> String;
}

fn main() {}
