use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    #[allow(dead_code)]
    pub fn score(hs: Hs<'_>, text: &str) -> f64;
}

fn main() {}
