#[derive(hsffi::Opaque)]
pub struct Buffer(Vec<u8>);

#[hsffi::export]
impl Buffer {
    pub fn start(&self) -> *const u8 {
        self.0.as_ptr()
    }
}

fn main() {}
