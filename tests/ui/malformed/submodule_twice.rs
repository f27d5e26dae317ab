hsffi::module!("Data.Mail");

pub mod query {
    hsffi::submodule!("Data.Mail.Query");

    hsffi::submodule!("Data.Mail.Query.Parser");
}

fn main() {}
