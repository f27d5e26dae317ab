use std::time::Instant;

#[hsffi::export]
pub fn both() -> Result<Vec<Instant>, String> {
    Ok(Default::default())
}

fn main() {}
