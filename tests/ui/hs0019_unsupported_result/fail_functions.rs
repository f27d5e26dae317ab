use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Adder(Box<dyn Fn(u8) -> u8 + Send + Sync>);

#[hsffi::export]
pub fn pointer() -> fn(u8) -> u8 {
    |n| n + 1
}

#[hsffi::export]
pub fn adder() -> Box<dyn Fn(u8) -> u8 + Send + Sync> {
    Box::new(|n| n + 1)
}

#[hsffi::export]
pub fn object() -> OwnedByRust<Adder> {
    OwnedByRust::new(Adder(Box::new(|n| n + 1)))
}

#[hsffi::export]
impl Adder {
    pub fn add(&self, n: u8) -> u8 {
        (self.0)(n)
    }
}

fn main() {}
