use hsffi::Cancel;

#[derive(hsffi::Opaque)]
pub struct Ledger(Vec<u64>);

#[hsffi::export]
impl Ledger {
    #[hsffi(cancellable)]
    pub fn total(&self, _cancel: Cancel<'_>) -> u64 {
        let mut total = 0;
        for entry in &self.0 {
            total += entry;
        }
        total
    }
}

fn main() {}
