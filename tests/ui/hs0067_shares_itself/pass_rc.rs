#[derive(hsffi::Data)]
pub enum Tree {
    Leaf,
    Fork(u32, Vec<Self>),
}

#[hsffi::export]
pub fn leaf() -> Tree {
    Tree::Leaf
}

fn main() {}
