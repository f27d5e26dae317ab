#[hsffi::release(fast)]
unsafe extern "C" {
    pub static LEVEL: u8;
    pub fn free(memory: *mut u8);
}

#[hsffi::release]
fn release() {}

#[derive(hsffi::Opaque)]
#[hsffi(released_by)]
pub struct A(u8);

#[derive(hsffi::Opaque)]
#[hsffi(released_by = free, closeable, exclusive, bound)]
pub struct B(u8);

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, parent, exclusive)]
pub struct C(u8);

#[hsffi::release]
unsafe extern "system" {
    pub fn drop_it(memory: *mut u8);
}

fn main() {}
