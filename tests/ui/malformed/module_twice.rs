hsffi::module!("Data.Mail");
hsffi::module!("Data.Letters");

fn main() {}
