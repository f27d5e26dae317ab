#[hsffi::export]
pub fn buffer() -> Vec<u8> {
    unimplemented!()
}

fn main() {}
