use std::sync::Arc;

#[derive(hsffi::Opaque)]
pub struct Client {
    server: Arc<str>,
}

#[hsffi::export]
impl Client {
    /// What the server has at the path.
    pub fn fetch(&self, path: String) -> hsffi::Async<String> {
        let server = Arc::clone(&self.server);
        hsffi::Async::new(async move { format!("{server}/{path}") })
    }
}

fn main() {}
