use hsffi::HsException;

#[derive(hsffi::Opaque)]
pub struct Database;

type Opened = Box<Database>;

#[hsffi::export]
pub fn option(_: Option<Box<u8>>) {}

#[hsffi::export]
pub fn alias() -> Opened {
    unimplemented!()
}

#[hsffi::export]
pub fn fallible() -> Result<Opened, HsException> {
    unimplemented!()
}

#[hsffi::export]
pub fn slice() -> Box<[u8]> {
    unimplemented!()
}

#[hsffi::export]
pub fn text(_: Box<str>) {}

fn main() {}
