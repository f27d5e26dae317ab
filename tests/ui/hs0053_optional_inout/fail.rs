#[hsffi::export]
pub fn fill(numbers: Option<&mut [f64]>) {
    if let Some(numbers) = numbers {
        numbers.fill(0.0);
    }
}

#[hsffi::export]
pub fn bump(number: Option<&mut u8>) {
    if let Some(number) = number {
        *number += 1;
    }
}

fn main() {}
