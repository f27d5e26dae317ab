//! `self: &Self` is equivalent to `&self`, and `self: &mut Self` to `&mut self`.

use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(Vec<String>);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf str);

#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Counter(u64);

#[hsffi::export]
impl Shelf {
    pub fn first(self: &Self, _title: &str) -> OwnedByRust<Book<'_>> {
        OwnedByRust::new(Book(&self.0[0]))
    }

    #[allow(clippy::needless_arbitrary_self_type)]
    pub fn last<'shelf>(self: &'shelf Self) -> Option<OwnedByRust<Book<'shelf>>> {
        self.0.last().map(|title| OwnedByRust::new(Book(title)))
    }
}

#[hsffi::export]
impl Counter {
    pub fn count(self: &mut Self) -> u64 {
        self.0 += 1;
        self.0
    }
}

fn main() {}
