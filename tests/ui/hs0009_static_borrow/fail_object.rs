use std::sync::Mutex;

#[derive(hsffi::Opaque)]
pub struct Database(u64);

static LATEST: Mutex<Option<u64>> = Mutex::new(None);

#[hsffi::export]
pub fn remember(database: &'static Database) {
    *LATEST.lock().unwrap() = Some(database.0);
}

fn main() {}
