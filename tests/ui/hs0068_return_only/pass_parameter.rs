#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct Report {
    pub lines: Vec<String>,
}

#[hsffi::export]
pub fn report() -> Report {
    Report { lines: Vec::new() }
}

#[hsffi::export]
pub fn print(lines: Vec<String>) -> usize {
    lines.len()
}

fn main() {}
