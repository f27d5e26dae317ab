use std::rc::Rc;

use hsffi::OwnedByRust;

/// A window.
#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window(pub Rc<str>);

#[hsffi::export]
pub async fn open(title: String) -> OwnedByRust<Window> {
    OwnedByRust::new(Window(title.into()))
}

fn main() {}
