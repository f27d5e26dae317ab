#[derive(Clone, Copy, hsffi::Data)]
#[hsffi(storable)]
#[repr(transparent)]
pub struct Metres(f64);

#[hsffi::export]
pub fn add(one: Metres, other: Metres) -> Metres {
    Metres(one.0 + other.0)
}

fn main() {}
