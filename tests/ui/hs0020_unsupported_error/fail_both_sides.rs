use std::time::Duration;

#[hsffi::export]
pub fn both() -> Result<Vec<Duration>, String> {
    Ok(Default::default())
}

fn main() {}
