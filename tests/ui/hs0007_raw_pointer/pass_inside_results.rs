use hsffi::HsException;

#[hsffi::export]
pub fn option() -> Option<Vec<u8>> {
    unimplemented!()
}

#[hsffi::export]
pub fn tuple() -> (u8, Vec<u8>, char) {
    unimplemented!()
}

#[hsffi::export]
pub fn fallible() -> Result<String, HsException> {
    unimplemented!()
}

#[hsffi::export]
pub fn vector() -> Vec<u8> {
    unimplemented!()
}

fn main() {}
