#[derive(hsffi::Data)]
pub struct Colour(pub u8);

#[derive(hsffi::Data)]
pub struct Pixel {
    pub at: (u32, u32),
    pub colour: Colour,
    pub painted: f64,
}

#[hsffi::export]
pub fn pixel(_pixel: Pixel) {}

fn main() {}
