use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(Semigroup = "join", Monoid = "empty"))]
pub struct Path(Vec<u32>);

impl Path {
    fn empty(capacity: usize) -> Path {
        Path(Vec::with_capacity(capacity))
    }

    fn join(&self, other: &Path) -> Path {
        Path([&self.0[..], &other.0].concat())
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
