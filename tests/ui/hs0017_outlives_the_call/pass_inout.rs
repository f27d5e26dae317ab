use std::sync::Mutex;

pub type Numbers<'call> = &'call mut [f64];

static KEPT: Mutex<Option<Vec<f64>>> = Mutex::new(None);

#[hsffi::export]
pub fn keep(numbers: Numbers<'_>) {
    *KEPT.lock().unwrap() = Some(numbers.to_vec());
}

fn main() {}
