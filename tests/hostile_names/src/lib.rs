//! What is hard to carry over into Haskell: names that mean something there, and documentation full of markup.

#![allow(
    non_ascii_idents,
    clippy::doc_markdown,
    clippy::just_underscores_and_digits,
    clippy::needless_pass_by_value,
    clippy::used_underscore_binding,
    clippy::too_long_first_doc_paragraph,
    missing_docs,
    reason = "that is what is tested"
)]

use std::fmt;

hsffi::module! {
    /// Names that mean something in Haskell, and *markup* in <documentation>: 'a', "Data.List", @x@, a/b/c, __bold__, $x, #y,
    /// `code` and `a\b`.
    ///
    /// > A quotation.
    ///
    /// # A heading
    ///
    /// 1. An item
    ///    on two lines
    /// 2. and another, with `code`
    ///
    /// ```
    /// let x = "a -- b";
    ///
    /// {- y -}
    /// ```
    ///
    /// [A link](https://example.org/a_b), [`another`](crate::lookup), and the end.
    "Hsffi.HostileNames",
    package = "hostile-names",
    capi
}

/// Named as a function of the `Prelude`, with parameters named so too.
#[hsffi::export]
pub fn lookup(id: &str, max: Option<i32>, lines: bool) -> Option<String> {
    (lines && max.is_some()).then(|| id.to_owned())
}

/// Named as a function of a later `Prelude`, with a parameter named so too.
#[hsffi::export(name = "foldl'")]
pub fn fold(lift_a2: u8) -> u8 {
    lift_a2
}

/// Its parameters are named as the variables that carry one of them.
#[hsffi::export]
pub fn carried(text: &str, text_ptr: &[u8], text_len: u64, text_slot: Option<&str>) -> u64 {
    text_len + (text.len() + text_ptr.len() + text_slot.map_or(0, str::len)) as u64
}

/// Its parameters are Haskell's keywords, and it has one without a name.
#[hsffi::export]
pub fn keywords(data: u8, class: u8, instance: u8, mut r#where: u8, _: u8) -> u8 {
    r#where ^= data;
    r#where ^ class ^ instance
}

#[hsffi::export]
pub fn undocumented() {}

/// A name with letters that are not ASCII.
#[hsffi::export]
pub fn größe(länge: f32) -> f32 {
    länge
}

/// A name that is longer than a line of code should be, with as many parameters as it takes to break the signature.
#[hsffi::export(unsafe, reason = "adds up -- {- what it is given -}.")]
#[allow(clippy::too_many_arguments, reason = "that is what is tested")]
pub fn a_name_that_is_longer_than_a_line_of_code_should_be_in_any_language_that_people_have_to_read(
    the_first_of_many: i64,
    the_second_of_many: i64,
    the_third_of_many: i64,
    the_fourth_of_many: i64,
    the_fifth_of_many: i64,
    the_sixth_of_many: i64,
    the_seventh_of_many: i64,
) -> i64 {
    the_first_of_many
        .wrapping_add(the_second_of_many)
        .wrapping_add(the_third_of_many)
        .wrapping_add(the_fourth_of_many)
        .wrapping_add(the_fifth_of_many)
        .wrapping_add(the_sixth_of_many)
        .wrapping_add(the_seventh_of_many)
}

/// Numbers both ways, and no closure in the package.
#[hsffi::export]
pub fn reversed(mut numbers: Vec<f32>) -> Vec<f32> {
    numbers.reverse();
    numbers
}

/// An enum whose documentation speaks of ByteString and ForeignPtr, which the module does not import for it.
#[derive(Clone, Copy, Debug, hsffi::Enum)]
pub enum Shape {
    /// A `Text`. | with a bar
    Round,
    Square,
    /// -- | not a comment
    ///
    /// But a second paragraph.
    Triangular,
}

/// The shape with more corners.
#[hsffi::export]
pub fn corners(shape: Shape, other: Option<Shape>) -> Option<Shape> {
    other.map(|other| {
        if other as u8 > shape as u8 {
            other
        } else {
            shape
        }
    })
}

/// Parameters that would be numbers.
#[hsffi::export]
pub fn numbered(_1: u8, _0x: &str, it: Option<&Rational>, f: Option<&Rational>) -> usize {
    let rationals = [it, f].into_iter().flatten().map(|rational| rational.0);
    usize::from(_1) + _0x.len() + rationals.sum::<usize>()
}

/// A type that the `Prelude` has, too.
#[derive(Debug, hsffi::Opaque)]
pub struct Rational(usize);

/// Makes one.
#[hsffi::export]
pub fn rational(numerator: usize) -> hsffi::OwnedByRust<Rational> {
    hsffi::OwnedByRust::new(Rational(numerator))
}

/// Constructors that are types elsewhere.
#[derive(Clone, Copy, Debug, hsffi::Enum)]
pub enum Kind {
    Bool,
    Text,
    Word,
}

/// The kind of nothing.
#[hsffi::export]
#[deprecated = "for the sake of the shim, which calls \"it\""]
pub fn kind() -> Kind {
    Kind::Bool
}

/// A field that is called as the text that Rust displays.
#[derive(Debug, hsffi::Error)]
pub enum Failure {
    Known { message: String },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("known")
    }
}

/// Fails.
///
/// # Errors
/// Always.
#[hsffi::export]
pub fn fail_with(message: String) -> Result<u8, Failure> {
    Err(Failure::Known { message })
}

/// An error with one constructor and no field.
#[derive(Debug, hsffi::Error)]
pub enum Refused {
    Plainly,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no")
    }
}

/// Refuses.
///
/// # Errors
/// Always.
#[hsffi::export(either)]
pub fn refuse() -> Result<(), Refused> {
    Err(Refused::Plainly)
}

/// Named as the type of an array, none of which crosses here.
#[derive(Clone, Copy, hsffi::Enum)]
pub enum Array {
    Row,
    Column,
}

/// Takes no array.
#[hsffi::export]
pub fn transposed(array: Array) -> Array {
    match array {
        Array::Row => Array::Column,
        Array::Column => Array::Row,
    }
}

#[doc = include_str!("documentation.md")]
#[doc = concat!("And of a macro in version ", env!("CARGO_PKG_VERSION"), ".")]
#[cfg_attr(all(), doc = "Of a condition.")]
#[cfg_attr(any(), doc = include_str!("missing.md"))]
#[hsffi::export(blocking)]
#[cfg_attr(all(), doc = "Of a condition that the macro sees.", deprecated)]
#[cfg_attr(any(), doc = include_str!("missing.md"))]
pub fn documented() {}

/** A block comment
 *
 *  - with stars
 */
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
#[deprecated(since = "0.1.0", note = "use `Shape`")]
pub enum Outline {
    /// See [`Outline::Angular`] and [`corners`].
    Curved,
    #[deprecated]
    Angular,
}

/// The [outline](Outline) of a [`Shape`]: [`Outline::Curved`] of [`Shape::Round`], [`Self`] of none.
#[hsffi::export]
#[allow(deprecated, reason = "that is what is tested")]
pub fn outline(shape: Shape) -> Outline {
    match shape {
        Shape::Round => Outline::Curved,
        Shape::Square | Shape::Triangular => Outline::Angular,
    }
}

/// An old error.
#[derive(Debug, hsffi::Error)]
#[deprecated]
pub enum Gone {
    #[deprecated = "it is found"]
    Lost {
        /// Where it *was*.
        ///
        /// * Not where it is.
        #[deprecated = "it moves"]
        place: u8,
        when: u8,
    },
    Broken(
        /// How often, see [`Gone::Lost`].
        u8,
        #[deprecated = "nobody counts"] u8,
    ),
}

#[allow(deprecated, reason = "that is what is tested")]
impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("gone")
    }
}

/// An old object.
#[derive(Debug, hsffi::Opaque)]
#[deprecated = "use `Rational`"]
pub struct FILE;

#[hsffi::export]
#[allow(deprecated, reason = "that is what is tested")]
impl FILE {
    /// An old constant.
    #[deprecated]
    pub const MAX_LEN: u8 = 1;

    /// Makes one.
    ///
    /// # Errors
    /// Never, so far; see [`Gone::Lost`] and [`FILE::get`].
    pub fn open() -> Result<hsffi::OwnedByRust<Self>, Gone> {
        Ok(hsffi::OwnedByRust::new(FILE))
    }

    /// An acronym is one word.
    pub fn get(&self) -> u8 {
        Self::MAX_LEN
    }
}

/// Of a script without case.
#[hsffi::export]
pub fn 日本(名: u8) -> u8 {
    名
}

/// With characters that Haskell's names do not have, and as a constructor.
#[derive(Clone, Copy, Debug, hsffi::Enum)]
pub enum 形 {
    丸,
    Col·lecció,
}

/// See [`形::Col·lecció`].
#[hsffi::export]
pub fn col·lecció(कि: 形, r#type: u8) -> u8 {
    कि as u8 + r#type
}
