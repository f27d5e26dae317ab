use hsffi::Hs;

pub type Leave<'rt> = Hs<'rt>;

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn log(_first: Hs<'_>, _second: Leave<'_>) {}

fn main() {}
