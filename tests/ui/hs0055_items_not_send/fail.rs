use hsffi::Items;
use std::rc::Rc;

#[hsffi::export]
pub fn counted() -> Items<'static, u8> {
    let step = Rc::new(2);
    Items::new((0..10).map(move |n| n * *step))
}

#[hsffi::export]
pub fn lengths() -> Items<'static, usize> {
    let words: Vec<Rc<str>> = vec!["one".into()];
    Items::new(words.into_iter().map(|word| word.len()))
}

fn main() {}
