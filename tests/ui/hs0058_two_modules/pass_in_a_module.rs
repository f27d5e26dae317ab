hsffi::module!("Data.Mail");

pub mod post {
    #[hsffi::export]
    pub fn successor(number: u8) -> u8 {
        number.wrapping_add(1)
    }
}

fn main() {}
