use std::fs::File;

use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Database(File);

#[hsffi::export(unsafe, reason = "opening a file is quick")]
pub fn open(path: &str) -> OwnedByRust<Database> {
    OwnedByRust::new(Database(File::open(path).unwrap()))
}

fn main() {}
