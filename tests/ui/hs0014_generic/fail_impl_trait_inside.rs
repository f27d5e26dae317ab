#[hsffi::export]
pub fn text(_: Option<impl Into<String>>) {}

#[hsffi::export]
pub fn letters() -> impl Iterator<Item = char> {
    "abc".chars()
}

fn main() {}
