hsffi::module!("Data.Mail");

pub mod empty {
    hsffi::submodule!();
}

pub mod name {
    hsffi::submodule!("data.mail");
}

pub mod blank {
    hsffi::submodule!("");
}

pub mod options {
    hsffi::submodule!("Data.Mail.Options", capi);
}

#[hsffi::export(module = "Data.Mäil")]
pub fn name_of_item() {}

#[hsffi::export(module)]
pub fn no_value() {}

#[hsffi::export(module = "Data.Mail.A", module = "Data.Mail.B")]
pub fn repeated() {}

#[derive(Clone, Copy, hsffi::Enum)]
pub enum Variant {
    #[hsffi(module = "Data.Mail.Variant")]
    Only,
}

fn main() {}
