use std::rc::Rc;
use std::rc::Weak;

#[derive(hsffi::Opaque)]
pub struct Node {
    pub name: String,
    pub children: Vec<Rc<Node>>,
    pub parent: Weak<Node>,
}

fn main() {}
