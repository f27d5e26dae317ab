use hsffi::HsException;

#[hsffi::export(pure)]
pub fn double(value: u64) -> Result<u64, HsException> {
    Ok(value.wrapping_mul(2))
}

fn main() {}
