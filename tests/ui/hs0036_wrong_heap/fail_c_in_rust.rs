use hsffi::OwnedByRust;

#[hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
}

#[derive(hsffi::Opaque)]
#[hsffi(released_by = widget_free)]
pub struct Widget(u8);

#[hsffi::export]
pub fn widget() -> Option<OwnedByRust<Widget>> {
    None
}

#[hsffi::export]
pub fn number() -> Option<OwnedByRust<[u8]>> {
    None
}

fn main() {}
