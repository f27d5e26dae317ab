#[hsffi::export]
pub fn words() -> hsffi::OwnedByRust<[String]> {
    unimplemented!()
}

#[hsffi::export]
pub fn flags() -> Option<hsffi::OwnedByRust<[bool]>> {
    unimplemented!()
}

#[hsffi::export]
pub fn numbers() -> hsffi::OwnedByRust<[u64]> {
    unimplemented!()
}

fn main() {}
