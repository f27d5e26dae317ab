use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, instances(IsList = "u32"))]
pub struct Path(Vec<u32>);

impl<'a> IntoIterator for &'a Path {
    type Item = &'a u32;
    type IntoIter = std::slice::Iter<'a, u32>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl FromIterator<u32> for Path {
    fn from_iter<I: IntoIterator<Item = u32>>(steps: I) -> Path {
        Path(steps.into_iter().collect())
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
