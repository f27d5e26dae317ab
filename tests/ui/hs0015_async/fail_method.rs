use std::sync::Arc;

#[derive(hsffi::Opaque)]
pub struct Client {
    server: Arc<str>,
}

#[hsffi::export]
impl Client {
    /// What the server has at the path.
    pub async fn fetch(&self, path: String) -> String {
        format!("{}/{path}", self.server)
    }
}

fn main() {}
