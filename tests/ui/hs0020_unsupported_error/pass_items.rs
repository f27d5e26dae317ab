use hsffi::{Items, Message};

#[hsffi::export]
pub fn lines(text: String) -> Items<'static, Result<u32, Message>> {
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    Items::new(lines.into_iter().map(|line| line.parse().map_err(Message::from)))
}

fn main() {}
