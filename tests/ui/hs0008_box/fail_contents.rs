use hsffi::{Fun, HsException, Items};

#[hsffi::export]
pub fn numbers() -> Box<dyn Iterator<Item = u8> + Send> {
    Box::new([1].into_iter())
}

#[hsffi::export]
pub fn adder(_add: Option<Box<dyn Fn(u8) -> u8>>) {}

#[hsffi::export]
pub fn visit(visit: Fun<'_, fn(u8)>) -> Result<(), HsException> {
    visit.call(1)
}

#[hsffi::export]
pub fn text(text: Box<str>, number: Box<u8>) -> (Box<str>, Box<u8>) {
    (text, number)
}

#[hsffi::export]
pub fn fine() -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
