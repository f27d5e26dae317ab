use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub type Lexicon;

    pub fn lexicon(hs: Hs<'_>) -> Lexicon;
}

#[derive(Debug, hsffi::Error)]
pub enum Unknown {
    Words(Option<Lexicon>),
}

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unknown words")
    }
}

fn main() {}
