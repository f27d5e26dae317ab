#[hsffi::export]
pub fn buffer() -> *mut u8 {
    unimplemented!()
}

fn main() {}
