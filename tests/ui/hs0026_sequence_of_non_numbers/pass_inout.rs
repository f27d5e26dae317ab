#[hsffi::export]
pub fn flip(bits: &mut [u8]) {
    bits.reverse();
}

#[hsffi::export]
pub fn sort(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

#[hsffi::export]
pub fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

fn main() {}
