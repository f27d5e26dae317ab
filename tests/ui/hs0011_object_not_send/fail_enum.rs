use std::rc::Rc;

#[derive(hsffi::Opaque)]
pub enum Value {
    Nothing,
    Number(f64),
    Text(Rc<str>),
}

fn main() {}
