use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Shelf(Vec<String>);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf str);

#[hsffi::export]
impl Shelf {
    pub fn first(&self) -> Result<OwnedByRust<Book<'_>>, hsffi::HsException> {
        Ok(OwnedByRust::new(Book(&self.0[0])))
    }
}

fn main() {}
