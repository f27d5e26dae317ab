#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances)]
pub struct NoList;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances())]
pub struct EmptyList;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Eq, Eq))]
pub struct Twice;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Eq), instances(Eq))]
pub struct TwoLists;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Num))]
pub struct Unknown;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Read))]
pub struct Reading;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances("Eq"))]
pub struct Quoted;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Eq = "eq"))]
pub struct TooMuch;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Semigroup))]
pub struct NoFunction;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Semigroup = join))]
pub struct NotQuoted;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Semigroup = "join them"))]
pub struct NotAName;

#[derive(hsffi::Opaque, PartialEq, Eq)]
#[hsffi(immutable, instances(Semigroup = "join"))]
pub struct NoSuchFunction;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Bounded))]
pub struct NoConstants;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Bounded = "MIN"))]
pub struct OneBound;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Bounded(max = "max", min = "min")))]
pub struct OtherWayRound;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(IsList))]
pub struct NoItems;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(IsList(item = "u8", to = "bytes")))]
pub struct OneWay;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, exclusive, instances(Eq))]
pub struct Exclusive(u8);

#[hsffi::export(immutable, instances(Semigroup = "mixed"))]
pub trait Mixable: Send + Sync {
    fn mixed(&self, other: &dyn Mixable) -> Box<dyn Mixable>;
}

#[hsffi::export(instances(Eq))]
pub fn function() {}

fn main() {}
