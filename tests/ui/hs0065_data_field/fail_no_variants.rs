#[derive(hsffi::Data)]
pub enum Answer {
}

#[hsffi::export]
pub fn answers() -> Vec<Answer> {
    Vec::new()
}

fn main() {}
