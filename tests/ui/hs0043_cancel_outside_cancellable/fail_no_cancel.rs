#[hsffi::export(cancellable)]
pub fn sum(end: u64) -> u64 {
    let mut sum = 0;
    for n in 0..end {
        sum += n;
    }
    sum
}

fn main() {}
