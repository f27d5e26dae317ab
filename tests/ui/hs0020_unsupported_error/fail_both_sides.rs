use std::collections::HashMap;

#[hsffi::export]
pub fn both() -> Result<HashMap<u8, u8>, String> {
    Ok(Default::default())
}

fn main() {}
