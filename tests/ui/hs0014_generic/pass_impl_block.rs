#[derive(hsffi::Opaque)]
pub struct Tree(pub u64);

#[hsffi::export]
impl Tree {
    pub fn depth(&self) -> u64 {
        1
    }
}

fn main() {}
