#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Transaction;

#[hsffi::export]
impl Transaction {
    #[hsffi(safe)]
    pub fn commit(self) {}
}

fn main() {}
