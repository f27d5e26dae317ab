//! Compiles when panics unwind.

hsffi::module!("Data.Counter");

fn main() {}
