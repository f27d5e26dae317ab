#[hsffi::export]
pub fn limit<const N: usize>() -> usize {
    N
}

fn main() {}
