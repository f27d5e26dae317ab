use hsffi::{HsException, Items};

#[hsffi::import]
pub trait Numbers: Sync {
    fn number(&self, position: u64) -> Result<u64, HsException>;
}

#[hsffi::export]
pub fn numbers<'a>(of: &'a dyn Numbers) -> Items<'a, u64> {
    Items::new((0..3).map(move |position| of.number(position).unwrap_or_default()))
}

fn main() {}
