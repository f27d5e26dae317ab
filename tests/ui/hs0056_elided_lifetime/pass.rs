use hsffi::{Items, OwnedByRust};

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(Vec<String>);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf str);

type Books<'shelf> = Items<'shelf, OwnedByRust<Book<'shelf>>>;

#[hsffi::export]
impl Shelf {
    pub fn first(&self) -> OwnedByRust<Book<'_>> {
        OwnedByRust::new(Book(&self.0[0]))
    }

    pub fn books(&self) -> Books<'_> {
        Items::new(self.0.iter().map(|title| OwnedByRust::new(Book(title))))
    }
}

fn main() {}
