use hsffi::Items;
use std::sync::Arc;

#[hsffi::export]
pub fn counted() -> Items<'static, u8> {
    let step = Arc::new(2);
    Items::new((0..10).map(move |n| n * *step))
}

#[hsffi::export]
pub fn lengths() -> Items<'static, usize> {
    let words: Vec<Arc<str>> = vec!["one".into()];
    Items::new(words.into_iter().map(|word| word.len()))
}

fn main() {}
