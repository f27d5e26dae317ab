use hsffi::{Items, OwnedByRust};
use std::rc::Rc;

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window(Rc<str>);

#[hsffi::export]
pub fn windows(count: u32) -> Items<'static, OwnedByRust<Window>> {
    Items::new((0..count).map(|_| OwnedByRust::new(Window(Rc::from("")))))
}

#[hsffi::export]
pub fn named(count: u32) -> Option<Items<'static, (String, Option<OwnedByRust<Window>>)>> {
    Some(Items::new((0..count).map(|_| (String::new(), None))))
}

fn main() {}
