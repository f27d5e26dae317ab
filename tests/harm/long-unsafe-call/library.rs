//! A library that takes its time.

use std::thread::sleep;
use std::time::Duration;

#[unsafe(no_mangle)]
pub extern "C" fn take_a_second() {
    sleep(Duration::from_secs(1));
}
