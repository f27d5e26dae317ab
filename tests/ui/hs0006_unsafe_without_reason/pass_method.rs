#[derive(hsffi::Opaque)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    #[hsffi(unsafe, reason = "reads a field")]
    pub fn value(&self) -> u64 {
        self.0
    }
}

fn main() {}
