#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn insert(&self, _value: f64) {}
}

fn main() {}
