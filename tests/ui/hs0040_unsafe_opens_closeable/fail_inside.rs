use hsffi::{Items, OwnedByRust};

#[derive(Debug, hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf(Vec<String>);

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Loan<'shelf>(&'shelf str);

#[derive(Debug, hsffi::Error)]
pub enum Locked {
    By { other: Option<OwnedByRust<Shelf>> },
}

impl std::fmt::Display for Locked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("locked")
    }
}

type Open = OwnedByRust<Shelf>;

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn optional() -> Option<Open> {
    None
}

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn fallible() -> Result<(u8, Open), Locked> {
    Err(Locked::By { other: None })
}

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn failing() -> Result<(), Locked> {
    Ok(())
}

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn several() -> Items<'static, Open> {
    Items::new(None)
}

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn child(shelf: &Shelf) -> Option<OwnedByRust<Loan<'_>>> {
    shelf.0.first().map(|book| OwnedByRust::new(Loan(book)))
}

fn main() {}
