//! A crate without the prelude.

#![no_implicit_prelude]
#![allow(dead_code)]

::hsffi::module!("Data.Hygiene");

#[derive(::hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(pub char);

#[derive(::hsffi::Opaque)]
#[hsffi(closeable)]
pub struct File(u8);

#[derive(::hsffi::Opaque)]
pub struct Book<'shelf>(&'shelf char);

#[::hsffi::export]
impl Shelf {
    pub const MOST: u8 = 3;

    pub fn length(&self, added: u8) -> u8 {
        added
    }

    pub fn first(&self) -> ::hsffi::OwnedByRust<Book<'_>> {
        ::hsffi::OwnedByRust::new(Book(&self.0))
    }
    pub fn chars(&self) -> ::hsffi::Items<'_, char> {
        ::hsffi::Items::new(::core::iter::once(self.0))
    }
}

#[::hsffi::export(unsafe, reason = "computes nothing")]
pub fn same(
    number: u32,
    _text: &str,
    _numbers: &[f64],
    _maybe: ::core::option::Option<bool>,
    _mode: Mode,
    _file: &File,
) -> ::core::result::Result<u32, Failure> {
    ::core::result::Result::Ok(number)
}

#[derive(::hsffi::Enum)]
pub enum Mode {
    Read,
    Write,
}

#[derive(::hsffi::Data)]
pub struct Point {
    pub x: f64,
    pub label: ::core::option::Option<::std::string::String>,
}

#[derive(::hsffi::Data)]
#[hsffi(return_only)]
pub enum Shape {
    Empty,
    Polygon(::std::vec::Vec<Point>),
    Line { from: Point, to: Point },
}

#[derive(::core::clone::Clone, ::core::marker::Copy, ::hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub struct Pixel(u8, #[hsffi(name = "alpha")] u8);

#[::hsffi::export]
pub fn shape(_points: &[Point], _pixels: &[Pixel]) -> Shape {
    Shape::Empty
}

#[derive(::hsffi::Error)]
pub enum Failure {
    Of { number: u32 },
    By(bool, usize),
}

impl ::core::fmt::Display for Failure {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("a failure")
    }
}

#[::hsffi::export]
pub fn call(
    run: ::hsffi::Fun<'_, fn(u32) -> u32>,
    _stop: ::hsffi::Hs<'_>,
) -> ::core::result::Result<u32, ::hsffi::HsException> {
    run.call(3)
}

#[::hsffi::export]
pub fn change(n: &mut u32, s: &mut [f64]) {
    *n = 3;
    s[0] = 2.0;
}

#[::hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
}

#[derive(::hsffi::Opaque)]
#[hsffi(released_by = widget_free)]
#[repr(C)]
pub struct Widget(u8);

pub struct Cursor;

#[::hsffi::destructor]
fn cursor_release(cursor: ::hsffi::OwnedByRust<Cursor>) {
    ::core::mem::drop(cursor);
}

fn main() {}
