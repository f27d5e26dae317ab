use hsffi::{Hs, HsException};

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub fn score(hs: Hs<'_>, text: &str) -> f64;
}

#[allow(dead_code)]
fn scored(hs: Hs<'_>, text: &str) -> Result<f64, HsException> {
    score(hs, text)
}

fn main() {}
