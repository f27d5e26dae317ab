use std::rc::Rc;

use hsffi::Hs;

fn text(name: Rc<str>) -> String {
    name.as_ref().to_owned()
}

/// A name.
#[derive(hsffi::Via)]
#[hsffi(via = String, from = Rc::from, into = text)]
pub struct Name(Rc<str>);

#[hsffi::import(module = "Net.Names")]
extern "Haskell" {
    pub async fn whois(hs: Hs<'_>, address: &str) -> Name;
}

fn main() {}
