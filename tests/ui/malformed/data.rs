#[derive(hsffi::Data)]
#[hsffi(fields = "x")]
pub struct Names {
    pub x: f64,
}

#[derive(hsffi::Data)]
#[hsffi(newtype)]
pub struct Two {
    pub x: f64,
    pub y: f64,
}

#[derive(hsffi::Data)]
#[hsffi(newtype)]
pub enum Sum {
    Only(u8),
}

#[derive(hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub enum Stored {
    Only(u8),
}

#[derive(hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub struct Skipped {
    pub x: f64,
    #[hsffi(skip)]
    pub y: f64,
}

#[derive(hsffi::Data)]
#[hsffi(storable, newtype)]
#[repr(C)]
pub struct Both(f64);

#[derive(hsffi::Data)]
#[hsffi(packed)]
pub struct UnknownOption {
    pub x: f64,
}

#[derive(hsffi::Data)]
#[hsffi(immutable)]
pub struct OptionOfObjects {
    #[hsffi(reason = "it is short")]
    pub x: f64,
}

#[derive(hsffi::Data)]
#[hsffi(return_only, return_only)]
pub enum Variants {
    #[hsffi(skip)]
    First,
    #[hsffi(name = "with space")]
    Second(#[hsffi(name = "")] u8),
}

#[derive(hsffi::Data)]
pub struct Generic<T>(T);

#[hsffi::export]
pub fn all(_: Names, _: &Two, _: Vec<Sum>, _: Option<Box<Stored>>, _: Skipped, _: Both) -> (UnknownOption, Variants) {
    unimplemented!()
}

fn main() {}
