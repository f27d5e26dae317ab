use hsffi::Items;

#[hsffi::export]
pub fn lines(text: String) -> Items<'static, Result<u32, std::num::ParseIntError>> {
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    Items::new(lines.into_iter().map(|line| line.parse()))
}

fn main() {}
