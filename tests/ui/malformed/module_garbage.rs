hsffi::module!("Data.Mail" "Data.Letters");

fn main() {}
