#[hsffi::export]
pub fn flip(bits: &mut [bool]) {
    bits.reverse();
}

#[hsffi::export]
pub fn sort(words: &mut [String]) {
    words.sort();
}

#[hsffi::export]
pub fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

fn main() {}
