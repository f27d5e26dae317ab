use std::rc::Rc;

pub struct Window(Vec<String>);

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Button {
    pub window: Rc<Window>,
    pub label: Rc<str>,
}

fn main() {}
