#[derive(hsffi::Data)]
pub union Word {
    pub only: u8,
}

#[hsffi::export]
pub fn word(_word: Word) {}

fn main() {}
