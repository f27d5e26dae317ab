use std::sync::Mutex;

pub type Name<'call> = &'call str;

static LATEST: Mutex<String> = Mutex::new(String::new());

#[hsffi::export]
pub fn remember(name: Name<'_>) {
    *LATEST.lock().unwrap() = name.to_owned();
}

fn main() {}
