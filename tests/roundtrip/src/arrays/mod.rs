//! Arrays of Haskell's heap.

mod sound;

use hsffi::array::{
    Array, ByteArray, MutableByteArray, PinnedByteArray, PinnedMutableByteArray, Read,
    ShortByteString, Write,
};
use hsffi::{Fun, HsException, export};

/// The bytes of a `ShortByteString`, where they lie.
#[export(unsafe, reason = "the string is short")]
pub fn short_bytes(string: ShortByteString<'_>) -> Vec<u8> {
    string.to_vec()
}

/// The numbers in an array, unless some bytes are left over.
#[export(unsafe, reason = "the array is small")]
pub fn numbers_of(array: ByteArray<'_>) -> Option<Vec<u32>> {
    array.numbers().map(<[u32]>::to_vec)
}

/// The number at an index.
#[export(unsafe, reason = "reads a number")]
pub fn number_at(array: MutableByteArray<'_>, index: usize) -> Option<f64> {
    array.get(index)
}

/// Writes a number at an index, and panics beyond the end.
#[export(unsafe, reason = "writes a number")]
pub fn set_number_at(array: MutableByteArray<'_, Write>, index: usize, number: f64) {
    array.set(index, number);
}

/// Writes numbers from the beginning on, and panics when there are too many.
#[export(unsafe, reason = "the array is small")]
pub fn write_numbers(array: MutableByteArray<'_, Write>, numbers: &[u64]) {
    array.write(numbers);
}

/// Copies bytes from one array to another, which may be the same, and answers how many.
#[export(unsafe, reason = "the arrays are small")]
pub fn copy_over(to: MutableByteArray<'_, Write>, from: MutableByteArray<'_, Read>) -> usize {
    let bytes = from.to_vec::<u8>();
    to.write(&bytes);
    bytes.len()
}

/// Adds one to each byte of an array `times` times, one by one.
#[export]
pub fn count_up(array: PinnedMutableByteArray<'_, Write>, times: usize) {
    for _ in 0..times {
        for index in 0..array.len() {
            array.set(
                index,
                array
                    .get::<u8>(index)
                    .map_or(0, |byte| byte.wrapping_add(1)),
            );
        }
    }
}

/// Whether a byte array lies where it lay, and holds what it held, after the function has been called.
#[export]
pub fn stays(array: PinnedByteArray<'_>, meanwhile: Fun<'_, fn()>) -> Result<bool, HsException> {
    let before = array.to_vec();
    meanwhile.call()?;
    Ok(before == array.bytes())
}

/// Where a pinned array lies.
#[export]
pub fn array_address(array: PinnedByteArray<'_>) -> usize {
    array.as_ptr().addr()
}

/// Whether the arrays, whose elements need not be of one type, have the same elements at an index.
#[export(unsafe, reason = "compares two addresses")]
pub fn same_element(one: Array<'_>, other: Array<'_>, index: usize) -> Option<bool> {
    Some(one.address(index)? == other.address(index)?)
}

/// Numbers of elements, of bytes and of neither.
#[export(unsafe, reason = "reads lengths")]
pub fn lengths(array: Array<'_>, bytes: ByteArray<'_>, text: &str) -> (usize, usize, usize) {
    (array.len(), bytes.len(), text.len())
}
