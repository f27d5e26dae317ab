use std::rc::Rc;

pub struct Window(Vec<String>);

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Button<'window> {
    pub window: &'window Window,
    pub label: Rc<str>,
}

fn main() {}
