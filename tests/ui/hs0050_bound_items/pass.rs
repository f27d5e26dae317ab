use hsffi::OwnedByRust;
use std::rc::Rc;

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window(Rc<str>);

#[hsffi::export]
pub fn window(_number: u32) -> OwnedByRust<Window> {
    OwnedByRust::new(Window(Rc::from("")))
}

#[hsffi::export]
pub fn named(_number: u32) -> Option<(String, Option<OwnedByRust<Window>>)> {
    Some((String::new(), None))
}

fn main() {}
