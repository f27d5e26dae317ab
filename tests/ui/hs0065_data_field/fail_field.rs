use std::time::Instant;

pub struct Colour(pub u8);

#[derive(hsffi::Data)]
pub struct Pixel {
    pub at: (u32, u32),
    pub colour: Colour,
    pub painted: Instant,
}

#[hsffi::export]
pub fn pixel(_pixel: Pixel) {}

fn main() {}
