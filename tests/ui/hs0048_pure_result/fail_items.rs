use hsffi::Items;

#[hsffi::export(pure)]
pub fn squares(below: u64) -> Items<'static, u64> {
    Items::new((0..below).map(|n| n * n))
}

fn main() {}
