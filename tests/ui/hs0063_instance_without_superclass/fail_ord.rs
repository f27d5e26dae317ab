use hsffi::OwnedByRust;

#[derive(hsffi::Opaque, PartialEq, Eq, PartialOrd, Ord)]
#[hsffi(immutable, instances(Ord))]
pub struct Version(u32);

#[hsffi::export]
impl Version {
    #[hsffi(pure)]
    pub fn new(major: u32) -> OwnedByRust<Version> {
        OwnedByRust::new(Version(major))
    }
}

fn main() {}
