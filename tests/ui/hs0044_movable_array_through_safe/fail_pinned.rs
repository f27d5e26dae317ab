use hsffi::array::{MutableByteArray, Write};
use hsffi::{Fun, HsException};

#[hsffi::export]
pub fn fill(
    bytes: MutableByteArray<'_, Write>,
    next: Fun<'_, fn() -> u8>,
) -> Result<(), HsException> {
    for index in 0..bytes.len() {
        bytes.set(index, next.call()?);
    }
    Ok(())
}

fn main() {}
