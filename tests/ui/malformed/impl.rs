#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export(unsafe, reason = "it is short")]
impl Database {
    pub fn revision(&self) -> u64 {
        0
    }
}

#[hsffi::export]
impl Database {
    #[hsffi(unsafe, reason = "it is short")]
    fn private(&self) -> u64 {
        0
    }

    #[hsffi(fast)]
    pub fn unknown_option(&self) {}

    #[hsffi]
    pub fn no_options(&self) {}

    #[hsffi = "safe"]
    pub fn assignment(&self) {}

    #[hsffi(safe)]
    #[hsffi(safe)]
    pub fn repeated(&self) {}

    #[hsffi(safe)]
    pub const LIMIT: u64 = 10;
}

#[hsffi::export]
unsafe impl Database {}

#[hsffi::export]
impl Default for Database {
    fn default() -> Self {
        Database
    }
}

pub fn still_there(database: &Database) -> u64 {
    database.private() + Database::LIMIT
}

fn main() {}
