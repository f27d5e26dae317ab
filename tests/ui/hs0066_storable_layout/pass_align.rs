#[derive(Clone, Copy, hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub struct Pair {
    pub x: f32,
    pub y: f32,
}

#[hsffi::export]
pub fn first(pairs: &[Pair]) -> Option<Pair> {
    pairs.first().copied()
}

fn main() {}
