use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(Vec<String>);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf str);

#[hsffi::export]
impl Shelf {
    pub fn first(&self) -> Option<OwnedByRust<Book<'_>>> {
        self.0.first().map(|title| OwnedByRust::new(Book(title)))
    }
}

fn main() {}
