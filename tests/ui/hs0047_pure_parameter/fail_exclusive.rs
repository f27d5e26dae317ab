#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    #[hsffi(pure)]
    pub fn next(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

fn main() {}
