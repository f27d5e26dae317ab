use std::sync::Mutex;

#[derive(hsffi::Opaque)]
pub struct Counter(Mutex<u64>);

#[hsffi::export]
pub fn reset(counter: &Counter) {
    *counter.0.lock().unwrap() = 0;
}

fn main() {}
