use hsffi::Hs;

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    pub fn address(hs: Hs<'_>, text: &str) -> *const u8;
    pub fn first(hs: Hs<'_>, text: &str) -> &'static str;
    pub fn second(hs: Hs<'_>, text: std::rc::Rc<u8>);
}

fn main() {}
