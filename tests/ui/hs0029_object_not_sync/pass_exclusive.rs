use std::cell::Cell;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Counter(Cell<u64>);

#[hsffi::export]
impl Counter {
    pub fn value(&self) -> u64 {
        self.0.get()
    }
}

fn main() {}
