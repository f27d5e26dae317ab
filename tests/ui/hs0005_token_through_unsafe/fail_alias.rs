use hsffi::Hs;

pub type Leave<'rt> = Hs<'rt>;

#[hsffi::export(unsafe, because = "returns soon")]
pub fn log(_first: Hs<'_>, _second: Leave<'_>) {}

fn main() {}
