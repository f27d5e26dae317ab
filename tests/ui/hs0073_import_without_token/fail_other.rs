#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub fn score(text: &str) -> f64;
}

fn main() {}
