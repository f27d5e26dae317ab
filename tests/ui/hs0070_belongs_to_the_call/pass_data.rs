use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Table;

#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct Opened {
    pub name: String,
    pub table: OwnedByRust<Table>,
}

#[hsffi::export]
pub fn open() -> Opened {
    Opened {
        name: String::new(),
        table: OwnedByRust::new(Table),
    }
}

fn main() {}
