#[derive(hsffi::Opaque)]
pub struct Text {
    pub revision: u64,
    pub text: str,
}

fn main() {}
