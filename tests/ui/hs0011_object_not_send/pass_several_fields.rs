use std::sync::Arc;
use std::sync::Weak;

#[derive(hsffi::Opaque)]
pub struct Node {
    pub name: String,
    pub children: Vec<Arc<Node>>,
    pub parent: Weak<Node>,
}

fn main() {}
