#[hsffi::export]
pub fn limit() -> usize {
    10
}

fn main() {}
