#[derive(hsffi::Opaque)]
#[hsffi(safe)]
pub struct UnknownOption;

#[derive(hsffi::Opaque)]
#[hsffi]
pub struct NoOptions;

#[derive(hsffi::Opaque)]
#[hsffi(name = "with space")]
pub struct BadName;

#[derive(hsffi::Enum)]
#[hsffi(@)]
pub enum Tokens {
    Only,
}

#[derive(hsffi::Enum)]
pub enum BadVariant {
    #[hsffi(name = "")]
    Empty,
    #[hsffi(reason = "it is short")]
    Reason,
    #[hsffi(name = "One", name = "Two")]
    Twice,
}

#[derive(hsffi::Enum)]
pub union Union {
    pub only: u8,
}

#[derive(hsffi::Error)]
pub union ErrorUnion {
    pub only: u8,
}

#[derive(hsffi::Enum)]
pub enum Never {}

#[derive(hsffi::Error)]
pub enum NeverFails {}

#[derive(hsffi::Error)]
#[hsffi(flat, flat)]
pub enum FlatTwice {
    #[hsffi(skip)]
    Skipped(u8),
    Flat(#[hsffi(flat)] u8),
    #[hsffi(flat = "yes")]
    Valued,
}

#[derive(hsffi::Opaque)]
#[hsffi(flat)]
pub struct FlatObject;

#[derive(hsffi::Enum)]
pub enum Generic<'a, T, const N: usize> {
    Only([&'a T; N]),
}

#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "haskell")]
pub struct Child<'a>(&'a str);

#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "java")]
pub struct Foreign;

#[hsffi::export]
pub fn all(_: Tokens, _: BadVariant, _: &UnknownOption, _: &NoOptions, _: &BadName) -> Result<Never, NeverFails> {
    unimplemented!()
}

fn main() {}
