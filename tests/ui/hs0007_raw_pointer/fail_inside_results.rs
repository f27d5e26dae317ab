use hsffi::HsException;

#[hsffi::export]
pub fn option() -> Option<*const u8> {
    unimplemented!()
}

#[hsffi::export]
pub fn tuple() -> (u8, *mut u8, char) {
    unimplemented!()
}

#[hsffi::export]
pub fn fallible() -> Result<*const str, HsException> {
    unimplemented!()
}

#[hsffi::export]
pub fn vector() -> Vec<*const u8> {
    unimplemented!()
}

fn main() {}
