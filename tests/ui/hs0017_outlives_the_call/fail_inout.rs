use std::sync::Mutex;

pub type Numbers = &'static mut [f64];

static KEPT: Mutex<Option<Numbers>> = Mutex::new(None);

#[hsffi::export]
pub fn keep(numbers: Numbers) {
    *KEPT.lock().unwrap() = Some(numbers);
}

fn main() {}
