#[hsffi::export]
pub fn upper(text: &mut str) {
    text.make_ascii_uppercase();
}

#[hsffi::export]
pub fn push(numbers: &mut Vec<f64>) {
    numbers.push(0.0);
}

#[hsffi::export]
pub fn rename(name: &mut String) {
    name.clear();
}

#[hsffi::export]
pub fn skip(bytes: &mut &[u8]) {
    *bytes = &bytes[1..];
}

fn main() {}
