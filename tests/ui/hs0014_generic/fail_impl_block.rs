pub struct Tree<T>(pub T);

#[hsffi::export]
impl<T> Tree<T> {
    pub fn depth(&self) -> u64 {
        1
    }
}

fn main() {}
