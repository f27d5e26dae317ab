//! Safe code cannot claim that an array does not move, store the array, or pass it as another type.

use std::sync::Mutex;

use hsffi::array::{Access, ByteArray, MutableByteArray, Write};
use hsffi::__private::import::{Satisfies, Safe};
use hsffi::__private::rule::{BearsItsAccess, LentArray, LiesStillUnder, PassedAlone};
use hsffi::{Items, OwnedByRust, export};

impl Satisfies<LentArray<ByteArray<'_>>> for Safe {
    type Satisfied = ();
}

impl LiesStillUnder<Safe> for ByteArray<'_> {}

impl BearsItsAccess for ByteArray<'_, Write> {}

impl PassedAlone for Option<ByteArray<'_>> {}

enum Everything {}

impl Access for Everything {}

static KEPT: Mutex<Option<ByteArray<'static>>> = Mutex::new(None);

#[export(unsafe, reason = "keeps the array")]
pub fn keep(array: ByteArray<'_>) {
    *KEPT.lock().unwrap() = Some(array);
}

#[export(unsafe, reason = "sends the array to another thread")]
pub fn send(array: MutableByteArray<'_>) {
    std::thread::spawn(move || array.len());
}

/// A name that the macro considers an array.
trait Hidden<'call> {
    type Array;
}

impl<'call> Hidden<'call> for u8 {
    type Array = ByteArray<'static>;
}

impl<'call> Hidden<'call> for u16 {
    type Array = Option<ByteArray<'call>>;
}

type Array<'call> = <u8 as Hidden<'call>>::Array;

#[export(unsafe, reason = "keeps the array")]
pub fn keep_hidden(array: Array<'_>) {
    *KEPT.lock().unwrap() = Some(array);
}

type SmallArray<'call> = <u16 as Hidden<'call>>::Array;

#[export(unsafe, reason = "reads a length")]
pub fn len_hidden(array: SmallArray<'_>) -> usize {
    array.map_or(0, |array| array.len())
}

#[export(unsafe, reason = "does everything to the array")]
pub fn everything(array: ByteArray<'_, Everything>) -> usize {
    array.len()
}

#[export(unsafe, reason = "returns what borrows from the array")]
pub fn items(array: ByteArray<'_>) -> Items<'_, u8> {
    Items::new(array.bytes().iter().copied())
}

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(pub u8);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf Shelf, pub ByteArray<'shelf>);

#[export(unsafe, reason = "returns what borrows from the array")]
pub fn book<'shelf>(shelf: &'shelf Shelf, array: ByteArray<'_>) -> OwnedByRust<Book<'shelf>> {
    OwnedByRust::new(Book(shelf, array))
}

#[derive(hsffi::Opaque)]
pub struct Keeper<'shelf>(pub Mutex<Option<ByteArray<'shelf>>>);

#[export(unsafe, reason = "puts the array into an object")]
pub fn put<'shelf>(keeper: &Keeper<'shelf>, array: ByteArray<'shelf>) {
    *keeper.0.lock().unwrap() = Some(array);
}

pub fn read_what_are_no_numbers(array: ByteArray<'_>) -> Option<&[bool]> {
    array.numbers()
}

fn main() {}
