#[hsffi::export]
pub fn text(_: Option<String>) {}

#[hsffi::export]
pub fn letters() -> String {
    "abc".to_owned()
}

fn main() {}
