//! The program `soak` of `tests/roundtrip`, which makes and drops objects.

use hsffi_test_harness::program::Program;

/// What the program `soak` does with objects: plain ones, exclusive ones, closeable ones, children of one parent, and
/// parents with children and grandchildren; and with data, in the middle of which an exception comes.
pub const WORKS: [&str; 6] = [
    "counters", "tallies", "shelves", "books", "families", "figures",
];

/// The program, on two processors.
pub fn run(program: Program, work: &str, count: u32) -> Program {
    program
        .args([work, &count.to_string()])
        .args(["+RTS", "-N2", "-RTS"])
}
