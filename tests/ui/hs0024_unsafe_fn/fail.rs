#[hsffi::export]
pub unsafe fn get(numbers: &[f64], at: usize) -> f64 {
    // SAFETY: the caller's.
    unsafe { *numbers.get_unchecked(at) }
}

fn main() {}
