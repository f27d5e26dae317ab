use std::sync::Mutex;

#[derive(hsffi::Opaque)]
pub struct Counter(Mutex<u64>);

#[hsffi::export]
impl Counter {
    pub fn reset(&mut self) {
        *self.0.get_mut().unwrap() = 0;
    }
}

fn main() {}
