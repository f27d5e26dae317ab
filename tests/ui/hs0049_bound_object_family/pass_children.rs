#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window(Vec<String>);

fn main() {}
