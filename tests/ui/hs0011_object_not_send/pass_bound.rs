use std::rc::Rc;

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window {
    pub widgets: Rc<Vec<String>>,
}

fn main() {}
