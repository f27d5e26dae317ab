// A value of one of Haskell's types cannot be made one of another, also where the types are declared: Haskell would read it as what it is
// not.

use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub type Lexicon;

    pub type Model;

    pub fn lexicon(hs: Hs<'_>) -> Lexicon;

    pub fn accuracy(hs: Hs<'_>, model: &Model) -> f64;
}

pub fn confuse(hs: Hs<'_>, lexicon: Lexicon) {
    let _ = accuracy(hs, &Model(lexicon.0));
}

pub fn copied(hs: Hs<'_>, lexicon: &Lexicon) {
    let model = Model(lexicon.0.clone());
    let _ = accuracy(hs, &model);
}

pub fn replaced(model: &mut Model, lexicon: Lexicon) {
    model.0 = lexicon.0;
}

fn main() {}
