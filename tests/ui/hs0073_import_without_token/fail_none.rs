#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    fn limit() -> u32;
}

fn main() {}
