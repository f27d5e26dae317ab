use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub type Lexicon;

    pub fn lexicon(hs: Hs<'_>) -> Lexicon;
}

#[derive(hsffi::Data)]
pub struct Words {
    pub count: u64,
    pub lexicons: Vec<String>,
}

fn main() {}
