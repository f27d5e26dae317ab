hsffi::module!("data.mail", package = "data_mail");

fn main() {}
