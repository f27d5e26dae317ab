hsffi::module!("Data.Mail", io = "data mail");

fn main() {}
