//! Constants with the names of the macros' variables, and types with the names of primitive types.

#![allow(non_upper_case_globals, non_camel_case_types, non_snake_case, unused_macros, dead_code)]

/// Items with names from the prelude.
pub struct Option;
pub struct Result;
pub struct Box;
pub struct String;
pub fn Ok() {}
pub fn Some() {}
macro_rules! concat {
    () => {};
}

/// Constants with the names of the macros' variables.
const hsffi_0: ::core::primitive::u8 = 1;
const hsffi_0_len: ::core::primitive::u8 = 1;
const hsffi_slot: ::core::primitive::u8 = 1;
const hsffi_returned: ::core::primitive::u8 = 1;
const hsffi_index: ::core::primitive::u8 = 1;
const hs0017_until_the_call_returns: ::core::primitive::u8 = 1;
static hsffi_object: ::core::primitive::u8 = 1;
static functions: ::core::primitive::u8 = 1;
const a: ::core::primitive::u8 = 1;
const b: ::core::primitive::u8 = 1;
const items: ::core::primitive::u8 = 1;
const salt: ::core::primitive::u8 = 1;
fn instance_eq() {}
fn instance_append() {}
struct hsffi_value_0;
struct hsffi_field_0;
struct hsffi_message;
mod core {}
mod std {}

/// Types with the names of primitive types.
type u32 = ::core::primitive::u64;
type bool = ::core::primitive::u8;
type usize = ::core::primitive::u8;
type u8 = ::core::primitive::u16;

hsffi::module!("Data.Hygiene");

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(pub ::core::primitive::char);

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct File(u8);

#[derive(Debug, hsffi::Opaque, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[hsffi(
    immutable,
    instances(
        Eq,
        Ord,
        Show,
        Hashable,
        Semigroup = "instance_append",
        Monoid = "mempty",
        Bounded,
        NFData,
        IsList(item = "::core::primitive::u8", from = "from", to = "to"),
    )
)]
pub struct Label(::core::primitive::u8);

impl Label {
    const MIN: Label = Label(::core::primitive::u8::MIN);
    const MAX: Label = Label(::core::primitive::u8::MAX);

    fn instance_append(&self, other: &Label) -> Label {
        Label(self.0.wrapping_add(other.0))
    }

    fn mempty() -> Label {
        Label(0)
    }

    fn from(list: ::hsffi::__private::instance::Vec<::core::primitive::u8>) -> Label {
        Label(list.len() as ::core::primitive::u8)
    }

    fn to(&self) -> ::hsffi::__private::instance::Vec<::core::primitive::u8> {
        [self.0].to_vec()
    }
}

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(&'shelf ::core::primitive::char);

#[hsffi::export]
impl Shelf {
    pub const MOST: u8 = 3;

    pub fn length(&self, added: u8) -> u8 {
        added
    }

    pub fn first(&self) -> hsffi::OwnedByRust<Book<'_>> {
        hsffi::OwnedByRust::new(Book(&self.0))
    }
}

#[hsffi::export(unsafe, reason = "computes nothing")]
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

#[derive(hsffi::Enum)]
pub enum Mode {
    Read,
    Write,
}

#[derive(hsffi::Error)]
pub enum Failure {
    Of { number: u32 },
    By(bool, usize),
}

impl ::core::fmt::Display for Failure {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("a failure")
    }
}

#[hsffi::release]
unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
}

#[derive(hsffi::Opaque)]
#[hsffi(released_by = widget_free)]
#[repr(C)]
pub struct Widget(u8);

pub struct Cursor;

#[hsffi::destructor]
fn cursor_release(cursor: hsffi::OwnedByRust<Cursor>) {
    ::core::mem::drop(cursor);
}

fn main() {}
