//! Scalars: each function returns its argument.

macro_rules! same {
    ($($safe:ident $leaf:ident $option:ident $t:ty;)*) => {$(
        /// Returns its argument.
        #[hsffi::export]
        pub fn $safe(value: $t) -> $t {
            value
        }

        /// Returns its argument, through an `unsafe` import.
        #[hsffi::export(unsafe, because = "returns its argument")]
        pub fn $leaf(value: $t) -> $t {
            value
        }

        /// Returns its argument.
        #[hsffi::export]
        pub fn $option(value: Option<$t>) -> Option<$t> {
            value
        }
    )*};
}

same! {
    same_i8 leaf_i8 maybe_i8 i8;
    same_i16 leaf_i16 maybe_i16 i16;
    same_i32 leaf_i32 maybe_i32 i32;
    same_i64 leaf_i64 maybe_i64 i64;
    same_isize leaf_isize maybe_isize isize;
    same_u8 leaf_u8 maybe_u8 u8;
    same_u16 leaf_u16 maybe_u16 u16;
    same_u32 leaf_u32 maybe_u32 u32;
    same_u64 leaf_u64 maybe_u64 u64;
    same_usize leaf_usize maybe_usize usize;
    same_f32 leaf_f32 maybe_f32 f32;
    same_f64 leaf_f64 maybe_f64 f64;
    same_bool leaf_bool maybe_bool bool;
    same_char leaf_char maybe_char char;
}

/// Takes nothing and returns nothing.
#[hsffi::export]
#[allow(clippy::unused_unit, reason = "the unit type is what is tested")]
pub fn unit(value: ()) -> () {
    value
}

/// Its arguments in another order and as wide as they come, so that none can be mistaken for another.
#[hsffi::export(unsafe, because = "arithmetic")]
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

/// A tuple of two.
#[hsffi::export]
pub fn pair(a: u8, b: f64) -> (u8, f64) {
    (a, b)
}

/// A tuple of three, with an optional member.
#[hsffi::export]
pub fn triple(a: bool, b: Option<u16>, c: char) -> (bool, Option<u16>, char) {
    (a, b, c)
}

/// A tuple of four, nested.
#[hsffi::export]
pub fn quadruple(
    a: i64,
    b: &str,
    c: &[u8],
    d: Option<&str>,
) -> (i64, String, Vec<u8>, (Option<String>, u8)) {
    (a, b.to_owned(), c.to_vec(), (d.map(str::to_owned), 7))
}

/// An option of an option: `Just Nothing` is not `Nothing`.
#[hsffi::export]
#[allow(clippy::option_option, reason = "it crosses")]
pub fn nested_option(value: Option<Option<u32>>) -> Option<Option<u32>> {
    value
}

/// A function whose Rust name is a Haskell keyword.
#[hsffi::export]
pub fn class(value: u8) -> u8 {
    value
}

/// A function with a Haskell name of its own.
#[hsffi::export(name = "renamed'")]
pub fn original(r#where: u8, renamed: u8) -> u8 {
    r#where.wrapping_add(renamed)
}

/// An alias, which only rustc resolves.
pub type Count = u32;

/// Takes and returns an alias.
#[hsffi::export]
pub fn aliased(value: Count) -> Count {
    value
}
