#[hsffi::release]
unsafe extern "C" {
    pub fn gadget_free(gadget: *mut u8);
    pub fn widget_free(widget: *mut Widget);
}

#[derive(hsffi::Opaque)]
#[hsffi(released_by = gadget_free)]
pub struct Widget(u8);

fn main() {}
