hsffi::module!("Data.Mail");

#[hsffi::export]
pub fn successor(number: u8) -> u8 {
    number.wrapping_add(1)
}

fn main() {}
