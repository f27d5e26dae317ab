use std::sync::Arc;

#[derive(hsffi::Opaque)]
pub struct Database {
    pub name: String,
    pub pages: Arc<Vec<u8>>,
}

fn main() {}
