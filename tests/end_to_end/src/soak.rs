//! The program `soak` of `tests/roundtrip`, which makes and drops objects.

use hsffi_test_harness::program::Program;

/// What the program `soak` does with objects: plain ones, exclusive ones, closeable ones, children of one parent, and
/// parents with children and grandchildren; with data, in the middle of which an exception comes; and with futures, streams
/// and events, of which some are waited for until an exception comes.
pub const WORKS: [&str; 9] = [
    "counters", "tallies", "shelves", "books", "families", "figures", "waits", "streams", "events",
];

/// The program, on two processors.
pub fn run(program: Program, work: &str, count: u32) -> Program {
    program
        .args([work, &count.to_string()])
        .args(["+RTS", "-N2", "-RTS"])
}
