#[derive(hsffi::Data)]
pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

#[hsffi::export]
pub fn length(node: Node) -> usize {
    node.next.into_iter().count()
}

fn main() {}
