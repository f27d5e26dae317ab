#[hsffi::export]
pub fn upper(text: &mut [u8]) {
    text.make_ascii_uppercase();
}

#[hsffi::export]
pub fn push(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.push(0.0);
    numbers
}

#[hsffi::export]
pub fn rename(mut name: String) -> String {
    name.clear();
    name
}

#[hsffi::export]
pub fn skip(bytes: &[u8]) -> Vec<u8> {
    bytes[1..].to_vec()
}

fn main() {}
