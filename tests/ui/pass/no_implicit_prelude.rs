//! A crate without the prelude. The derives are excluded: under this attribute, rustc does not resolve `#[diagnostic]`.

#![no_implicit_prelude]

::hsffi::module!("Data.Bare");

pub struct Shelf(pub u8);

#[::hsffi::destructor]
fn shelf_release(shelf: ::hsffi::OwnedByRust<Shelf>) {
    ::core::mem::drop(shelf);
}

#[::hsffi::export]
impl Shelf {
    pub const MOST: u8 = 3;

    pub fn new() -> ::hsffi::OwnedByRust<Shelf> {
        ::hsffi::OwnedByRust::new(Shelf(0))
    }

    pub fn length(&self, text: &str) -> usize {
        text.len()
    }
}

#[::hsffi::export(pure)]
pub fn successor(number: ::core::option::Option<u8>) -> ::std::string::String {
    ::std::string::ToString::to_string(&number.unwrap_or(0))
}

#[::hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut ::core::ffi::c_void);
}

fn main() {}
