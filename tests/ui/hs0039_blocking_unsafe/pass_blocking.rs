use std::thread::sleep;
use std::time::Duration;

#[hsffi::export(blocking, safe)]
pub fn pause(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

fn main() {}
