use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(Vec<String>);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf str);

pub type Forever = OwnedByRust<Book<'static>>;

#[hsffi::export]
impl Shelf {
    pub fn first(&self) -> Forever {
        OwnedByRust::new(Book(&self.0[0]))
    }
}

fn main() {}
