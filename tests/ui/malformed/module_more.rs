hsffi::module!("Data.Mail", package = "data-mail", package = "mail");

fn main() {}
