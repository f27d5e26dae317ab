use hsffi::Items;

#[hsffi::export]
pub fn text(_text: Box<str>) -> Box<str> {
    String::new().into_boxed_str()
}

#[hsffi::export]
pub fn bytes(bytes: &[u8]) -> Box<[u8]> {
    bytes.into()
}

#[hsffi::export]
pub fn number(number: Box<u8>) -> u8 {
    *number
}

#[hsffi::export]
pub fn numbers() -> Box<dyn Iterator<Item = u8> + Send> {
    Box::new([1].into_iter())
}

#[hsffi::export]
pub fn fine() -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
