use hsffi::OwnedByC;

#[hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
}

#[derive(hsffi::Opaque)]
pub struct Widget(u8);

#[hsffi::export]
pub fn widget() -> (Option<OwnedByC<Widget, widget_free>>, u8) {
    (None, 0)
}

fn main() {}
