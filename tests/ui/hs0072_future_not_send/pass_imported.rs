use std::convert::Infallible;
use std::rc::Rc;

use hsffi::Hs;

/// A name.
#[derive(hsffi::Via)]
#[hsffi(via = String, from = Name::read, into = Name::text)]
pub struct Name(Rc<str>);

impl Name {
    fn read(text: String) -> Result<Name, Infallible> {
        Ok(Name(text.into()))
    }

    fn text(self) -> String {
        self.0.as_ref().to_owned()
    }
}

#[hsffi::import(module = "Net.Names")]
extern "Haskell" {
    pub fn whois(hs: Hs<'_>, address: &str) -> Name;
}

fn main() {}
