use hsffi::Items;

#[hsffi::export]
pub fn numbers(numbers: &mut [f64]) -> Items<'_, f64> {
    Items::new(numbers.iter().copied())
}

fn main() {}
