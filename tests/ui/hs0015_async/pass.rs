#[hsffi::export]
pub fn fetch(url: &str) -> String {
    url.to_owned()
}

fn main() {}
