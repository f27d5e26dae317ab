#[hsffi::export]
pub fn measure(text: &str) -> usize {
    text.len()
}

fn main() {}
