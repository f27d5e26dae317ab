use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Table;

#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct Opened {
    pub name: String,
    pub table: OwnedByRust<Table>,
}

#[hsffi::export]
pub fn all() -> Vec<Opened> {
    Vec::new()
}

#[hsffi::export]
pub fn one(_: &Table) {}

#[hsffi::export]
pub fn option(_: Option<&Table>) {}

#[hsffi::export]
pub fn list(_: Vec<String>) {}

fn main() {}
