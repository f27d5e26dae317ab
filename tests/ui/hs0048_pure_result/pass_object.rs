use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable)]
pub struct Pattern(String);

#[hsffi::export]
impl Pattern {
    #[hsffi(pure)]
    pub fn new(text: &str) -> OwnedByRust<Pattern> {
        OwnedByRust::new(Pattern(text.to_owned()))
    }
}

fn main() {}
