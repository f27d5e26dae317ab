use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(IsList(item = "u32", from = "of", to = "steps")))]
pub struct Path(Vec<u32>);

impl Path {
    fn of(steps: Vec<u32>) -> Path {
        Path(steps)
    }

    fn steps(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.0)
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
