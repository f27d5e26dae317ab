use hsffi::{HsException, Items};

#[hsffi::import]
pub trait Numbers: Sync {
    fn number(&self, position: u64) -> Result<u64, HsException>;
}

#[hsffi::export]
pub fn numbers(of: &dyn Numbers) -> Items<'static, u64> {
    let numbers: Vec<u64> = (0..3)
        .map(|position| of.number(position).unwrap_or_default())
        .collect();
    Items::new(numbers.into_iter())
}

fn main() {}
