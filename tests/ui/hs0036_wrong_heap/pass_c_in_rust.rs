use hsffi::{OwnedByC, OwnedByRust};

#[hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
}

#[derive(hsffi::Opaque)]
#[hsffi(released_by = widget_free)]
pub struct Widget(u8);

#[hsffi::export]
pub fn widget() -> Option<OwnedByC<Widget, widget_free>> {
    None
}

#[hsffi::export]
pub fn number() -> Option<OwnedByRust<[u8]>> {
    None
}

fn main() {}
