use hsffi::Fun;

pub type Callback<'call> = Fun<'call, fn(u8) -> u8>;

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn apply(_first: Callback<'_>, _second: Option<Fun<'_, fn()>>) {}

fn main() {}
