use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Words(pub String);

#[hsffi::export]
pub fn words(text: &str) -> OwnedByRust<Words> {
    OwnedByRust::new(Words(text.to_owned()))
}

fn main() {}
