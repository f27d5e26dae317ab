use std::rc::Rc;

#[derive(hsffi::Opaque)]
pub struct Database {
    pub name: String,
    pub pages: Rc<Vec<u8>>,
}

fn main() {}
