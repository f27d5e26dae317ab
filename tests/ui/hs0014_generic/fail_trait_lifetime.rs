#[hsffi::export]
pub trait Source<'a>: Send + Sync {
    fn next(&self) -> &'a str;
}

fn main() {}
