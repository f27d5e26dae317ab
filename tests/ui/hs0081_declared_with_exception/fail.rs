use hsffi::{Hs, HsException};

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub fn score(hs: Hs<'_>, text: &str) -> Result<f64, HsException>;
}

fn main() {}
