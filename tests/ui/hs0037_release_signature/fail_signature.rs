use std::ffi::c_void;

#[hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut u8) -> i32;
    pub fn gadget_free(gadget: *const u8);
    pub fn memory_free(memory: *mut c_void, size: usize);
}

fn main() {}
