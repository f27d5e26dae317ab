//! Another crate uses the library.

use std::thread;

#[test]
fn a_rust_program_evaluates_on_several_threads() {
    let threads =
        [1, 2, 3, 4].map(|n| thread::spawn(move || calculator::evaluate(&format!("{n} * {n}"))));
    let values = threads.map(|thread| thread.join().expect("it does not panic"));
    assert_eq!(values, [Ok(1.0), Ok(4.0), Ok(9.0), Ok(16.0)]);
}
