#[derive(hsffi::Opaque)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    pub fn reset(&mut self) {
        self.0 = 0;
    }
}

fn main() {}
