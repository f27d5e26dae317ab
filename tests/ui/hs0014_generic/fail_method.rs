#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn insert<T: ToString>(&self, _value: T) {}
}

fn main() {}
