hsffi::module!("Data.Mail", version = "1");

fn main() {}
