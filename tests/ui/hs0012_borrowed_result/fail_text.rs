#[hsffi::export]
pub fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

fn main() {}
