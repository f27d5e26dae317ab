#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Transaction;

#[hsffi::export]
impl Transaction {
    #[hsffi(unsafe, reason = "is quick")]
    pub fn commit(self) {}
}

fn main() {}
