use std::sync::Mutex;

#[derive(hsffi::Opaque)]
pub struct Counter {
    pub name: String,
    pub value: Mutex<u64>,
}

fn main() {}
