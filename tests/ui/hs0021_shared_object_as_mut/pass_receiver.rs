use std::sync::Mutex;

#[derive(hsffi::Opaque)]
pub struct Counter(Mutex<u64>);

#[hsffi::export]
impl Counter {
    pub fn reset(&self) {
        *self.0.lock().unwrap() = 0;
    }
}

fn main() {}
