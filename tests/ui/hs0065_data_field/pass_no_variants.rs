#[derive(hsffi::Data)]
pub enum Answer {
    Yes,
}

#[hsffi::export]
pub fn answers() -> Vec<Answer> {
    Vec::new()
}

fn main() {}
