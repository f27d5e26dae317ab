#[hsffi::export]
pub fn words() -> Vec<String> {
    unimplemented!()
}

#[hsffi::export]
pub fn flags() -> Option<Vec<bool>> {
    unimplemented!()
}

#[hsffi::export]
pub fn numbers() -> hsffi::OwnedByRust<[u64]> {
    unimplemented!()
}

fn main() {}
