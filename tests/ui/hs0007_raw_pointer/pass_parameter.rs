#[hsffi::export]
pub fn length(text: &[u8]) -> usize {
    text.len()
}

fn main() {}
