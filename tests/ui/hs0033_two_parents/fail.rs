use hsffi::OwnedByRust;
use std::sync::Arc;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Text(pub Arc<String>);

#[derive(hsffi::Opaque)]
pub struct Pair<'text>(pub &'text str, pub &'text str);

#[hsffi::export]
pub fn pair<'text>(one: &'text Text, two: &'text Text) -> OwnedByRust<Pair<'text>> {
    OwnedByRust::new(Pair(&one.0, &two.0))
}

fn main() {}
