use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    #[allow(dead_code)]
    fn limit(hs: Hs<'_>) -> u32;
}

fn main() {}
