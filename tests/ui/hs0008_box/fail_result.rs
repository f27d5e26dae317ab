#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
pub fn open() -> Box<Database> {
    unimplemented!()
}

fn main() {}
