#[derive(hsffi::Opaque)]
pub struct Shelf;

#[hsffi::export]
impl Shelf {
    #[cfg_attr(all(), hsffi(bogus))]
    pub fn wrong(&self) {}

    #[cfg_attr(any(), hsffi(bogus))]
    pub fn not_here(&self) {}

    pub fn parameter(&self, #[hsffi(pure)] _n: u8, #[cfg_attr(all(), cfg(all()))] _m: u8) {}

    #[cfg_attr(all(), hsffi(pure))]
    fn private(&self) {}
}

fn main() {}
