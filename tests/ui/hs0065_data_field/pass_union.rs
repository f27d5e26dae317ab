#[derive(hsffi::Data)]
pub struct Word {
    pub only: u8,
}

#[hsffi::export]
pub fn word(_word: Word) {}

fn main() {}
