hsffi::module!("Données.Été");

fn main() {}
