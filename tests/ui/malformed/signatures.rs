#[hsffi::export]
pub fn placeholder(_: _) {}

#[hsffi::export]
pub fn placeholder_result() -> _ {}

#[hsffi::export]
pub fn never() -> ! {
    panic!()
}

#[hsffi::export]
pub fn unknown_lifetime(_: &'missing str) {}

#[hsffi::export]
pub fn no_lifetime() -> &str {
    ""
}

#[hsffi::export]
pub fn unsized_type(_: str) {}

fn main() {}
