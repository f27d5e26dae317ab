use hsffi::OwnedByRust;
use std::rc::Rc;

pub struct Database(pub Rc<u8>);

#[hsffi::destructor]
pub fn close(database: OwnedByRust<Database>) {
    drop(database);
}

fn main() {}
