#[hsffi::export]
pub async fn fetch(url: String) -> String {
    url.to_owned()
}

fn main() {}
