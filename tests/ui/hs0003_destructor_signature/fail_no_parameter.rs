pub struct Database;

#[hsffi::destructor]
pub fn close() {}

fn main() {}
