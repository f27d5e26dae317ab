#[hsffi::export]
pub fn length(_text: *const u8) -> usize {
    unimplemented!()
}

fn main() {}
