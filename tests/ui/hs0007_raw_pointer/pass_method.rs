#[derive(hsffi::Opaque)]
pub struct Buffer(Vec<u8>);

#[hsffi::export]
impl Buffer {
    pub fn start(&self) -> Vec<u8> {
        self.0.clone()
    }
}

fn main() {}
