#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn close(self: Box<Self>) {}
}

fn main() {}
