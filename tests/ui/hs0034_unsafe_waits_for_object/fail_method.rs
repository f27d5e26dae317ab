#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    #[hsffi(unsafe, reason = "reads a number")]
    pub fn value(&self) -> u64 {
        self.0
    }
}

fn main() {}
