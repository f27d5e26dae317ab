use std::rc::Rc;

#[derive(hsffi::Opaque)]
pub struct Window {
    pub widgets: Rc<Vec<String>>,
}

fn main() {}
