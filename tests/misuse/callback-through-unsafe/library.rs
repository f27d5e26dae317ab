//! A library that calls a function.

#[unsafe(no_mangle)]
pub extern "C" fn apply(function: extern "C" fn(u64) -> u64, argument: u64) -> u64 {
    function(argument)
}
