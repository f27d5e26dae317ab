//! Compiles if panics unwind.

hsffi::module!("Data.Counter");

fn main() {}
