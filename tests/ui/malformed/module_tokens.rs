hsffi::module!(Data.Mail);

fn main() {}
