//! Text, bytes and vectors.

use hsffi::export;

/// The text that it is given.
#[export]
pub fn same_text(value: &str) -> String {
    value.to_owned()
}

/// The text that it is given, by value.
#[export]
pub fn owned_text(value: String) -> String {
    value
}

/// The number of bytes of the text's UTF-8.
#[export(unsafe, because = "reads a length")]
pub fn text_len(value: &str) -> usize {
    value.len()
}

/// The optional text that it is given.
#[export]
pub fn maybe_text(value: Option<&str>) -> Option<String> {
    value.map(str::to_owned)
}

/// The bytes that it is given.
#[export]
pub fn same_bytes(value: &[u8]) -> Vec<u8> {
    value.to_vec()
}

/// The bytes that it is given, by value.
#[export]
pub fn owned_bytes(value: Vec<u8>) -> Vec<u8> {
    value
}

/// The number of bytes.
#[export(unsafe, because = "reads a length")]
pub fn bytes_len(value: &[u8]) -> usize {
    value.len()
}

/// The optional bytes that it is given.
#[export]
pub fn maybe_bytes(value: Option<&[u8]>) -> Option<Vec<u8>> {
    value.map(<[u8]>::to_vec)
}

/// Where the bytes lie: the same address for the same `ByteString`, since nothing is copied.
#[export(unsafe, because = "reads a pointer")]
pub fn bytes_address(value: &[u8]) -> usize {
    value.as_ptr().addr()
}

/// `len` bytes, and where they lie.
#[export]
pub fn bytes_and_address(len: usize) -> (Vec<u8>, usize) {
    let bytes = vec![0xA5; len];
    let address = bytes.as_ptr().addr();
    (bytes, address)
}

/// Bytes with room to spare, which must be freed at their capacity.
#[export]
pub fn spare_capacity(len: usize, capacity: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(capacity.max(len));
    bytes.resize(len, 1);
    bytes
}

/// An alias of a slice: passed through a slot, since the macro does not see the slice.
pub type Bytes<'a> = &'a [u8];

/// Takes an alias of a slice.
#[export]
pub fn aliased_bytes(value: Bytes<'_>) -> Vec<u8> {
    value.to_vec()
}

macro_rules! vectors {
    ($($same:ident $maybe:ident $t:ty;)*) => {$(
        /// The vector that it is given.
        #[export]
        pub fn $same(value: &[$t]) -> Vec<$t> {
            value.to_vec()
        }

        /// The optional vector that it is given.
        #[export]
        pub fn $maybe(value: Option<&[$t]>) -> Option<Vec<$t>> {
            value.map(<[$t]>::to_vec)
        }
    )*};
}

vectors! {
    vector_i8 maybe_vector_i8 i8;
    vector_i16 maybe_vector_i16 i16;
    vector_i32 maybe_vector_i32 i32;
    vector_i64 maybe_vector_i64 i64;
    vector_isize maybe_vector_isize isize;
    vector_u16 maybe_vector_u16 u16;
    vector_u32 maybe_vector_u32 u32;
    vector_u64 maybe_vector_u64 u64;
    vector_usize maybe_vector_usize usize;
    vector_f32 maybe_vector_f32 f32;
    vector_f64 maybe_vector_f64 f64;
}

/// The sum, by value.
#[export]
pub fn sum(values: Vec<f64>) -> f64 {
    values.iter().sum()
}
