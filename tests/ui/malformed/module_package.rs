hsffi::module!("Data.Mail", package);

fn main() {}
