#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn remember(&'static self) {}
}

fn main() {}
