use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Pattern(String);

#[hsffi::export]
impl Pattern {
    pub fn new(text: &str) -> OwnedByRust<Pattern> {
        OwnedByRust::new(Pattern(text.to_owned()))
    }

    #[hsffi(pure)]
    pub fn is_in(&self, text: &str) -> bool {
        text.contains(&self.0)
    }
}

fn main() {}
