#[derive(hsffi::Opaque)]
#[hsffi(bound, parent)]
pub struct Window(Vec<String>);

fn main() {}
