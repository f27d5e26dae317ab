use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Semigroup = "join"))]
pub struct Path(Vec<u32>);

impl Path {
    fn join(&mut self, other: &Path) {
        self.0.extend(&other.0);
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
