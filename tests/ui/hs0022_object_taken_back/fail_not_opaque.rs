use hsffi::OwnedByRust;

#[hsffi::export]
pub fn measure(text: OwnedByRust<str>) -> usize {
    text.len()
}

fn main() {}
