#[derive(hsffi::Opaque)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    #[hsffi(unsafe)]
    pub fn value(&self) -> u64 {
        self.0
    }
}

fn main() {}
