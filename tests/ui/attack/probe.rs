//! A trait of the user does not influence the checks of a type.

use std::rc::Rc;

pub trait Cheat {
    const SEND: bool = true;
    const SYNC: bool = true;
}

impl<T: ?Sized> Cheat for hsffi::__private::object::Probe<T> {}

#[derive(hsffi::Opaque)]
pub struct Session(pub Rc<u8>);

fn main() {}
