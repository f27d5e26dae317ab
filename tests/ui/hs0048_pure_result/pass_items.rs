#[hsffi::export(pure)]
pub fn squares(below: u64) -> Vec<u64> {
    (0..below).map(|n| n * n).collect()
}

fn main() {}
