//! Scalars.

use hsffi::export;

same! {
    i8: same_i8 leaf_i8 maybe_i8 leaf_maybe_i8 both_i8 leaf_both_i8;
    i16: same_i16 leaf_i16 maybe_i16 leaf_maybe_i16 both_i16 leaf_both_i16;
    i32: same_i32 leaf_i32 maybe_i32 leaf_maybe_i32 both_i32 leaf_both_i32;
    i64: same_i64 leaf_i64 maybe_i64 leaf_maybe_i64 both_i64 leaf_both_i64;
    isize: same_isize leaf_isize maybe_isize leaf_maybe_isize both_isize leaf_both_isize;
    u8: same_u8 leaf_u8 maybe_u8 leaf_maybe_u8 both_u8 leaf_both_u8;
    u16: same_u16 leaf_u16 maybe_u16 leaf_maybe_u16 both_u16 leaf_both_u16;
    u32: same_u32 leaf_u32 maybe_u32 leaf_maybe_u32 both_u32 leaf_both_u32;
    u64: same_u64 leaf_u64 maybe_u64 leaf_maybe_u64 both_u64 leaf_both_u64;
    usize: same_usize leaf_usize maybe_usize leaf_maybe_usize both_usize leaf_both_usize;
    f32: same_f32 leaf_f32 maybe_f32 leaf_maybe_f32 both_f32 leaf_both_f32;
    f64: same_f64 leaf_f64 maybe_f64 leaf_maybe_f64 both_f64 leaf_both_f64;
    bool: same_bool leaf_bool maybe_bool leaf_maybe_bool both_bool leaf_both_bool;
    char: same_char leaf_char maybe_char leaf_maybe_char both_char leaf_both_char;
    (): same_unit leaf_unit maybe_unit leaf_maybe_unit both_unit leaf_both_unit;
}

/// Its arguments in another order and as wide as they come, so that none can be mistaken for another.
#[export(unsafe, reason = "arithmetic")]
#[allow(
    clippy::too_many_arguments,
    clippy::many_single_char_names,
    reason = "more than fit into registers"
)]
pub fn many(a: i8, b: u64, c: f32, d: i16, e: f64, f: bool, g: char, h: u32, i: isize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "the test uses small numbers")]
    let (b, i) = (b as f64, i as f64);
    f64::from(a)
        + b * 2.0
        + f64::from(c) * 3.0
        + f64::from(d) * 4.0
        + e * 5.0
        + f64::from(u8::from(f)) * 6.0
        + f64::from(u32::from(g)) * 7.0
        + f64::from(h) * 8.0
        + i * 9.0
}

/// A tuple of three.
#[export]
pub fn triple(a: bool, b: Option<u16>, c: char) -> (bool, Option<u16>, char) {
    (a, b, c)
}

/// A tuple of four, nested.
#[export]
pub fn quadruple(
    a: i64,
    b: &str,
    c: &[u8],
    d: Option<&str>,
) -> (i64, String, Vec<u8>, (Option<String>, u8)) {
    (a, b.to_owned(), c.to_vec(), (d.map(str::to_owned), 7))
}

/// A tuple of four, nested, through an `unsafe` import.
#[export(unsafe, reason = "copies what the tests give it")]
pub fn leaf_quadruple(
    a: i64,
    b: &str,
    c: &[u8],
    d: Option<&str>,
) -> (i64, String, Vec<u8>, (Option<String>, u8)) {
    quadruple(a, b, c, d)
}

/// An option of an option: `Just Nothing` is not `Nothing`.
#[export]
#[allow(clippy::option_option, reason = "it crosses")]
pub fn nested_option(value: Option<Option<u32>>) -> Option<Option<u32>> {
    value
}

/// An option of an option of what owns memory, through an `unsafe` import.
#[export(unsafe, reason = "copies what the tests give it")]
#[allow(clippy::option_option, reason = "it crosses")]
pub fn leaf_nested_option(value: Option<Option<&str>>) -> Option<Option<String>> {
    value.map(|value| value.map(str::to_owned))
}

/// A function whose Rust name is a Haskell keyword.
#[export]
pub fn class(value: u8) -> u8 {
    value
}

/// A function with a Haskell name of its own.
#[export(name = "renamed'")]
pub fn original(r#where: u8, renamed: u8) -> u8 {
    r#where.wrapping_add(renamed)
}

/// An alias, which only rustc resolves.
pub type Count = u32;

/// Takes and returns an alias.
#[export]
pub fn aliased(value: Count) -> Count {
    value
}
