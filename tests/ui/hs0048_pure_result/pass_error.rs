use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable)]
pub struct Rest(String);

#[derive(hsffi::Error)]
pub enum ReadError {
    Incomplete { rest: OwnedByRust<Rest> },
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is a rest")
    }
}

#[hsffi::export(pure)]
pub fn read(text: &str) -> Result<u64, ReadError> {
    text.parse().map_err(|_| ReadError::Incomplete {
        rest: OwnedByRust::new(Rest(text.to_owned())),
    })
}

fn main() {}
