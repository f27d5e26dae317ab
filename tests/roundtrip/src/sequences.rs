//! Text, bytes and vectors.

use hsffi::export;

same_sequence! {
    str => String:
        same_text leaf_text owned_text
        maybe_text leaf_maybe_text both_text leaf_both_text;
    [u8] => Vec<u8>:
        same_bytes leaf_bytes owned_bytes
        maybe_bytes leaf_maybe_bytes both_bytes leaf_both_bytes;
    [i8] => Vec<i8>:
        vector_i8 leaf_vector_i8 owned_vector_i8
        maybe_vector_i8 leaf_maybe_vector_i8 both_vector_i8 leaf_both_vector_i8;
    [i16] => Vec<i16>:
        vector_i16 leaf_vector_i16 owned_vector_i16
        maybe_vector_i16 leaf_maybe_vector_i16 both_vector_i16 leaf_both_vector_i16;
    [i32] => Vec<i32>:
        vector_i32 leaf_vector_i32 owned_vector_i32
        maybe_vector_i32 leaf_maybe_vector_i32 both_vector_i32 leaf_both_vector_i32;
    [i64] => Vec<i64>:
        vector_i64 leaf_vector_i64 owned_vector_i64
        maybe_vector_i64 leaf_maybe_vector_i64 both_vector_i64 leaf_both_vector_i64;
    [isize] => Vec<isize>:
        vector_isize leaf_vector_isize owned_vector_isize
        maybe_vector_isize leaf_maybe_vector_isize both_vector_isize leaf_both_vector_isize;
    [u16] => Vec<u16>:
        vector_u16 leaf_vector_u16 owned_vector_u16
        maybe_vector_u16 leaf_maybe_vector_u16 both_vector_u16 leaf_both_vector_u16;
    [u32] => Vec<u32>:
        vector_u32 leaf_vector_u32 owned_vector_u32
        maybe_vector_u32 leaf_maybe_vector_u32 both_vector_u32 leaf_both_vector_u32;
    [u64] => Vec<u64>:
        vector_u64 leaf_vector_u64 owned_vector_u64
        maybe_vector_u64 leaf_maybe_vector_u64 both_vector_u64 leaf_both_vector_u64;
    [usize] => Vec<usize>:
        vector_usize leaf_vector_usize owned_vector_usize
        maybe_vector_usize leaf_maybe_vector_usize both_vector_usize leaf_both_vector_usize;
    [f32] => Vec<f32>:
        vector_f32 leaf_vector_f32 owned_vector_f32
        maybe_vector_f32 leaf_maybe_vector_f32 both_vector_f32 leaf_both_vector_f32;
    [f64] => Vec<f64>:
        vector_f64 leaf_vector_f64 owned_vector_f64
        maybe_vector_f64 leaf_maybe_vector_f64 both_vector_f64 leaf_both_vector_f64;
}

/// The number of bytes of the text's UTF-8.
#[export(unsafe, reason = "reads a length")]
pub fn text_len(value: &str) -> usize {
    value.len()
}

/// The number of bytes.
#[export(unsafe, reason = "reads a length")]
pub fn bytes_len(value: &[u8]) -> usize {
    value.len()
}

/// Where the bytes lie: the same address for the same `ByteString`, since nothing is copied.
#[export(unsafe, reason = "reads a pointer")]
pub fn bytes_address(value: &[u8]) -> usize {
    value.as_ptr().addr()
}

/// Where optional bytes lie, through a `safe` import.
#[export]
pub fn maybe_bytes_address(value: Option<&[u8]>) -> usize {
    value.map_or(0, |value| value.as_ptr().addr())
}

/// Where the numbers lie.
#[export(unsafe, reason = "reads a pointer")]
pub fn vector_address(value: &[f64]) -> usize {
    value.as_ptr().addr()
}

/// `len` bytes, and where they lie.
#[export]
pub fn bytes_and_address(len: usize) -> (Vec<u8>, usize) {
    let bytes = vec![0xA5; len];
    let address = bytes.as_ptr().addr();
    (bytes, address)
}

/// `len` numbers, and where they lie.
#[export]
pub fn vector_and_address(len: usize) -> (Vec<f64>, usize) {
    let numbers = vec![0.5; len];
    let address = numbers.as_ptr().addr();
    (numbers, address)
}

/// Bytes with room to spare, which must be freed at their capacity.
#[export]
pub fn spare_capacity(len: usize, capacity: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(capacity.max(len));
    bytes.resize(len, 1);
    bytes
}

/// Numbers with room to spare.
#[export]
pub fn spare_vector(len: usize, capacity: usize) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(capacity.max(len));
    numbers.resize(len, 1);
    numbers
}

/// An alias of a slice: passed through a slot, since the macro does not see the slice.
pub type Bytes<'a> = &'a [u8];

/// Takes an alias of a slice.
#[export]
pub fn aliased_bytes(value: Bytes<'_>) -> Vec<u8> {
    value.to_vec()
}

/// The sum, by value.
#[export]
pub fn sum(values: Vec<f64>) -> f64 {
    values.iter().sum()
}
