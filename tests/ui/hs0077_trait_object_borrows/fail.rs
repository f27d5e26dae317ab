#[hsffi::export]
pub trait Page: Send + Sync {
    fn text(&self) -> String;
}

struct Passage<'book>(&'book str);

impl Page for Passage<'_> {
    fn text(&self) -> String {
        self.0.to_owned()
    }
}

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Book(String);

#[hsffi::export]
impl Book {
    pub fn page(&self) -> Box<dyn Page + '_> {
        Box::new(Passage(&self.0))
    }
}

fn main() {}
