use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Show = "text"))]
pub struct Path(Vec<u32>);

impl Path {
    fn text(&self) -> usize {
        self.0.len()
    }
}

#[hsffi::export]
impl Path {
    #[hsffi(pure)]
    pub fn new(step: u32) -> OwnedByRust<Path> {
        OwnedByRust::new(Path(vec![step]))
    }
}

fn main() {}
