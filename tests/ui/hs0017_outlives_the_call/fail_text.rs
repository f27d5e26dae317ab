use std::sync::Mutex;

pub type Name = &'static str;

static LATEST: Mutex<Name> = Mutex::new("");

#[hsffi::export]
pub fn remember(name: Name) {
    *LATEST.lock().unwrap() = name;
}

fn main() {}
