use hsffi::OwnedByC;

#[hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
    pub fn widget_unref(widget: *mut Widget);
}

#[derive(hsffi::Opaque)]
#[hsffi(released_by = widget_unref)]
pub struct Widget(u8);

#[hsffi::export]
pub fn widget() -> Option<OwnedByC<Widget, widget_unref>> {
    None
}

fn main() {}
