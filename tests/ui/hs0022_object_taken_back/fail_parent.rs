use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, parent)]
pub struct Transaction<'a>(pub &'a str);

#[hsffi::export]
impl Transaction<'_> {
    pub fn commit(self: Self) {}
}

#[hsffi::export]
pub fn commit_both(_one: OwnedByRust<Transaction<'_>>, _two: OwnedByRust<Transaction<'_>>) {}

fn main() {}
