use hsffi::{Cancel, Interrupted};

#[hsffi::export(cancellable)]
pub fn sum(end: u64, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
    let mut sum = 0;
    for n in 0..end {
        cancel.check()?;
        sum += n;
    }
    Ok(sum)
}

fn main() {}
