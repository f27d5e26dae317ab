#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn close(self: Box<Self>) {}
}

fn main() {}
