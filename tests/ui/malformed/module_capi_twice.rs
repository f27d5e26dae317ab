hsffi::module!("Data.Mail", capi, package = "mail", capi);

fn main() {}
