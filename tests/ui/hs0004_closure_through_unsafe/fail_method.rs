use hsffi::{Fun, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn open() -> OwnedByRust<Self> {
        OwnedByRust::new(Database)
    }

    #[hsffi(unsafe, reason = "returns soon")]
    pub fn for_each(&self, _visit: Fun<'_, fn(&str)>) {}
}

fn main() {}
