#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    #[hsffi(safe)]
    pub fn value(&self) -> u64 {
        self.0
    }
}

fn main() {}
