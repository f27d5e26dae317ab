#[hsffi::export]
pub trait Page: Send + Sync {
    fn text(&self) -> String;
}

struct Passage(std::sync::Arc<str>);

impl Page for Passage {
    fn text(&self) -> String {
        self.0.as_ref().to_owned()
    }
}

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Book(std::sync::Arc<str>);

#[hsffi::export]
impl Book {
    pub fn page(&self) -> Box<dyn Page> {
        Box::new(Passage(self.0.clone()))
    }
}

fn main() {}
