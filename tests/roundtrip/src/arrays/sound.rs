//! The sound cells of the GHC manual's table of unlifted arguments, written by `tests/ui/tests/unlifted_arrays.rs`.

use hsffi::array::{
    Array, ArrayArray, ByteArray, MutableArray, MutableArrayArray, MutableByteArray,
    PinnedByteArray, PinnedMutableByteArray, SmallArray, SmallMutableArray, Write,
};
use hsffi::{Fun, HsException, export};

/// Array#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn array_unsafe_read(array: Array<'_>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

/// MutableArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn mutable_array_unsafe_read(array: MutableArray<'_>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

/// SmallArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn small_array_unsafe_read(array: SmallArray<'_>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

/// SmallMutableArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn small_mutable_array_unsafe_read(array: SmallMutableArray<'_>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

/// ArrayArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn array_array_unsafe_read(array: ArrayArray<'_>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

/// MutableArrayArray#: how many elements are the one before them.
#[export(unsafe, reason = "the array is small")]
pub fn mutable_array_array_unsafe_read(array: MutableArrayArray<'_>) -> usize {
    let same = |index: &usize| array.address(*index) == array.address(index - 1);
    (1..array.len()).filter(same).count()
}

/// unpinned ByteArray#: the sum of the bytes.
#[export(unsafe, reason = "the array is small")]
pub fn byte_array_unsafe_read(array: ByteArray<'_>) -> u64 {
    array.iter().map(|byte| u64::from(*byte)).sum()
}

/// unpinned MutableByteArray#: the sum of the bytes.
#[export(unsafe, reason = "the array is small")]
pub fn mutable_byte_array_unsafe_read(array: MutableByteArray<'_>) -> u64 {
    let bytes = array.to_vec::<u8>();
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

/// unpinned MutableByteArray#: turns the bits of the bytes over.
#[export(unsafe, reason = "the array is small")]
pub fn mutable_byte_array_unsafe_write(array: MutableByteArray<'_, Write>) {
    for index in 0..array.len() {
        array.set(index, array.get::<u8>(index).map_or(0, |byte| !byte));
    }
}

/// pinned ByteArray#: the sum of the bytes.
#[export]
pub fn pinned_byte_array_safe_read(
    array: PinnedByteArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<u64, HsException> {
    meanwhile.call()?;
    Ok(array.iter().map(|byte| u64::from(*byte)).sum())
}

/// pinned ByteArray#: the sum of the bytes.
#[export(unsafe, reason = "the array is small")]
pub fn pinned_byte_array_unsafe_read(array: PinnedByteArray<'_>) -> u64 {
    array.iter().map(|byte| u64::from(*byte)).sum()
}

/// pinned MutableByteArray#: the sum of the bytes.
#[export]
pub fn pinned_mutable_byte_array_safe_read(
    array: PinnedMutableByteArray<'_>,
    meanwhile: Fun<'_, fn()>,
) -> Result<u64, HsException> {
    meanwhile.call()?;
    let bytes = array.to_vec::<u8>();
    Ok(bytes.iter().map(|byte| u64::from(*byte)).sum())
}

/// pinned MutableByteArray#: turns the bits of the bytes over.
#[export]
pub fn pinned_mutable_byte_array_safe_write(
    array: PinnedMutableByteArray<'_, Write>,
    meanwhile: Fun<'_, fn()>,
) -> Result<(), HsException> {
    meanwhile.call()?;
    for index in 0..array.len() {
        array.set(index, array.get::<u8>(index).map_or(0, |byte| !byte));
    }
    Ok(())
}

/// pinned MutableByteArray#: the sum of the bytes.
#[export(unsafe, reason = "the array is small")]
pub fn pinned_mutable_byte_array_unsafe_read(array: PinnedMutableByteArray<'_>) -> u64 {
    let bytes = array.to_vec::<u8>();
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

/// pinned MutableByteArray#: turns the bits of the bytes over.
#[export(unsafe, reason = "the array is small")]
pub fn pinned_mutable_byte_array_unsafe_write(array: PinnedMutableByteArray<'_, Write>) {
    for index in 0..array.len() {
        array.set(index, array.get::<u8>(index).map_or(0, |byte| !byte));
    }
}
