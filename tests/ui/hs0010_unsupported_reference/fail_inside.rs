pub struct Database;

type Borrowed<'call> = &'call Database;

#[hsffi::export]
pub fn option(_: Option<&Database>) {}

#[hsffi::export]
pub fn alias(_: Borrowed<'_>) {}

fn main() {}
