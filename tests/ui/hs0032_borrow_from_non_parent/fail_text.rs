use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Text(pub String);

#[derive(hsffi::Opaque)]
pub struct Words<'text>(pub &'text str);

#[hsffi::export]
pub fn words(text: &str) -> OwnedByRust<Words<'_>> {
    OwnedByRust::new(Words(text))
}

fn main() {}
