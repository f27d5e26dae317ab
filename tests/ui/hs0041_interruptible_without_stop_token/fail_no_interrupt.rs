use std::time::Duration;

#[hsffi::export(interruptible)]
pub fn rest(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

fn main() {}
