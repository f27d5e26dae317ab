hsffi::module!("Data.Mail");

hsffi::submodule!("Data.Mail.Query");

fn main() {}
