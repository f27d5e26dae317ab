use hsffi::Items;

#[hsffi::export]
pub fn numbers(numbers: &mut [f64]) -> Items<'static, f64> {
    Items::new(numbers.to_vec().into_iter())
}

fn main() {}
