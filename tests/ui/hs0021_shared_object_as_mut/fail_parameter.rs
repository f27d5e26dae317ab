use std::sync::Mutex;

#[derive(hsffi::Opaque)]
pub struct Counter(Mutex<u64>);

#[hsffi::export]
pub fn reset(counter: &mut Counter) {
    *counter.0.get_mut().unwrap() = 0;
}

fn main() {}
