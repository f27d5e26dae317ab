use hsffi::{Fun, HsException};

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn apply(f: Fun<'_, fn(u8) -> u8>) -> Result<u8, HsException> {
    f.call(1)
}

fn main() {}
