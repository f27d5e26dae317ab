// What a consumed object borrows is borrowed for the call, or by a child of the same parent: an export cannot store it in a static,
// another object or a thread, or return it as if it borrowed nothing.

use hsffi::OwnedByRust;
use std::sync::Mutex;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Shelf(pub String);

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Editor<'shelf>(pub &'shelf mut String, Mutex<Vec<Editor<'shelf>>>);

static KEPT: Mutex<Option<Editor<'static>>> = Mutex::new(None);

#[hsffi::export]
impl<'shelf> Editor<'shelf> {
    pub fn adopt(&mut self, other: OwnedByRust<Editor<'shelf>>) {
        self.1.lock().unwrap().push(other.into_inner());
    }
}

#[hsffi::export]
impl Editor<'static> {
    pub fn keep(self) {
        *KEPT.lock().unwrap() = Some(self);
    }

    pub fn send(self) {
        std::thread::spawn(move || drop(self));
    }
}

#[hsffi::export]
pub fn escape(editor: OwnedByRust<Editor<'static>>) -> OwnedByRust<Editor<'static>> {
    editor
}

#[hsffi::export]
pub fn both<'a>(one: OwnedByRust<Editor<'a>>, _two: OwnedByRust<Editor<'a>>) -> OwnedByRust<Editor<'a>> {
    one
}

fn main() {}
