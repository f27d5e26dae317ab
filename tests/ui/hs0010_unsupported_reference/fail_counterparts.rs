use std::sync::Arc;

#[derive(hsffi::Opaque)]
pub struct Index;

#[hsffi::export]
pub fn digest(_digest: &[u8; 4]) {}

#[hsffi::export]
impl Index {
    pub fn shared(self: &Arc<Self>) {}

    pub fn same(self: &Self) {}
}

fn main() {}
