use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub fn score(hs: Hs<'_>, words: Vec<String>) -> f64;
}

fn main() {}
