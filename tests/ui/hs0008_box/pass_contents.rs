use hsffi::Items;

#[hsffi::export]
pub fn text(_text: &str) -> String {
    String::new().into_boxed_str().into_string()
}

#[hsffi::export]
pub fn bytes(bytes: &[u8]) -> Vec<u8> {
    bytes.into()
}

#[hsffi::export]
pub fn number(number: u8) -> u8 {
    number
}

#[hsffi::export]
pub fn numbers() -> Items<'static, u8> {
    Items::new([1].into_iter())
}

#[hsffi::export]
pub fn fine() -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
