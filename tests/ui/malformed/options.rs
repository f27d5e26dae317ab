#[hsffi::export(fast)]
pub fn unknown() {}

#[hsffi::export(safe, safe)]
pub fn repeated() {}

#[hsffi::export(safe, unsafe, reason = "it is short")]
pub fn contradicting() {}

#[hsffi::export(reason = "it is short")]
pub fn reason_for_nothing() {}

#[hsffi::export(name)]
pub fn no_value() {}

#[hsffi::export(name = Open)]
pub fn no_string() {}

#[hsffi::export(name = "one", name = "two")]
pub fn two_names() {}

#[hsffi::export(name = "open-database")]
pub fn no_haskell_name() {}

#[hsffi::export(name = "")]
pub fn empty_name() {}

#[hsffi::export(name = 7)]
pub fn number_for_name() {}

#[hsffi::export(unsafe reason = "it is short")]
pub fn no_comma() {}

#[hsffi::export(either = true)]
pub fn value_for_flag() {}

#[hsffi::export(pure, pure)]
pub fn pure_twice() {}

#[hsffi::export(immutable)]
pub fn option_of_a_type() {}

#[derive(hsffi::Opaque)]
#[hsffi(bound, immutable)]
pub struct ImmutableAndBound;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, immutable)]
pub struct ImmutableAndExclusive;

#[derive(hsffi::Opaque)]
#[hsffi(immutable)]
pub struct ImmutableAndBorrowing<'a>(&'a u8);

#[hsffi::export(pure, blocking)]
pub fn pure_and_blocking() {}

#[derive(hsffi::Opaque)]
#[hsffi(bound, finalizer = "haskell")]
pub struct BoundAndReleasedByHaskell;

fn main() {}
