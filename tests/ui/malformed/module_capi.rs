hsffi::module!("Data.Mail", capi = true);

fn main() {}
