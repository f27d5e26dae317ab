use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub type Lexicon;

    pub fn merged(hs: Hs<'_>, lexicons: Vec<Lexicon>, first: Option<&Lexicon>) -> Option<Lexicon>;
}

fn main() {}
