use std::thread::sleep;
use std::time::Duration;

#[hsffi::export(blocking, unsafe, reason = "it computes nothing")]
pub fn pause(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

fn main() {}
