use hsffi::OwnedByRust;
use std::sync::Arc;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Text(pub Arc<String>);

#[derive(hsffi::Opaque)]
pub struct Pair<'text>(pub &'text str, pub Arc<String>);

#[hsffi::export]
pub fn pair<'text>(one: &'text Text, two: &Text) -> OwnedByRust<Pair<'text>> {
    OwnedByRust::new(Pair(&one.0, Arc::clone(&two.0)))
}

fn main() {}
