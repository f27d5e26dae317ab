hsffi::module!();

fn main() {}
