use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
#[allow(dead_code)]
extern "Haskell" {
    pub fn address(hs: Hs<'_>, text: &str) -> u64;
    pub fn first(hs: Hs<'_>, text: &str) -> String;
    pub fn second(hs: Hs<'_>, text: Box<u8>);
}

fn main() {}
