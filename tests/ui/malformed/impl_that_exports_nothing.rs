#[derive(hsffi::Opaque)]
pub struct Counter(u64);

#[hsffi::export]
impl Counter {
    const FIRST: u64 = 1;

    fn next(&self) -> u64 {
        self.0 + Self::FIRST
    }

    pub(crate) fn last(&self) -> u64 {
        self.next() - 1
    }
}

#[hsffi::export]
impl Counter {}

fn main() {}
