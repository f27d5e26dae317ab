// An object of a trait borrows nothing, whatever the concrete type behind it: an export cannot return one that borrows from an object or
// from its arguments, behind an alias or within another type, and cannot keep one that is lent.

use hsffi::{Fun, Items, Message, OwnedByRust};
use std::sync::Mutex;

#[hsffi::export(closeable, parent)]
pub trait Page: Send + Sync {
    fn text(&self) -> String;

    fn next(&self) -> Box<dyn Page + '_>;
}

#[derive(hsffi::Opaque)]
#[hsffi(parent, closeable)]
pub struct Book(pub String);

type Lent<'book> = Box<dyn Page + 'book>;

static KEPT: Mutex<Option<&'static dyn Page>> = Mutex::new(None);

#[hsffi::export]
impl Book {
    pub fn alias(&self) -> Lent<'_> {
        Box::new(Lines(&self.0))
    }

    pub fn within<'a>(&'a self) -> Result<(u8, Vec<Option<Box<dyn Page + 'a>>>), Message> {
        Ok((0, vec![Some(Box::new(Lines(&self.0)))]))
    }

    pub fn owned<'a>(&'a self) -> OwnedByRust<dyn Page + 'a> {
        OwnedByRust::from(Box::new(Lines(&self.0)) as Lent<'a>)
    }

    pub fn items<'a>(&'a self) -> Items<'a, Lent<'a>> {
        Items::new(std::iter::once(Box::new(Lines(&self.0)) as Lent<'a>))
    }
}

#[hsffi::export]
pub fn of_text<'a>(text: &'a str) -> Box<dyn Page + 'a> {
    let page = Lines(text);
    Box::new(page)
}

#[hsffi::export]
pub fn go_on<'a>(page: Box<dyn Page + 'a>) -> Box<dyn Page + 'a> {
    page
}

#[hsffi::export]
pub fn keep(page: &dyn Page) {
    *KEPT.lock().unwrap() = Some(page);
}

#[hsffi::export]
pub fn from_closure(page: Fun<'_, fn() -> Box<dyn Page>>) {
    let _ = page.call();
}

fn main() {}

/// The text of a page, which is somebody else's.
struct Lines<'text>(&'text str);

impl Page for Lines<'_> {
    fn text(&self) -> String {
        self.0.to_owned()
    }

    fn next(&self) -> Box<dyn Page + '_> {
        Box::new(Lines(self.0))
    }
}
