use hsffi::{Cancel, Interrupted};

#[derive(hsffi::Opaque)]
pub struct Ledger(Vec<u64>);

#[hsffi::export]
impl Ledger {
    #[hsffi(cancellable)]
    pub fn total(&self, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
        let mut total = 0;
        for entry in &self.0 {
            cancel.check()?;
            total += entry;
        }
        Ok(total)
    }
}

fn main() {}
