//! HS0028, which depends on the Cargo profile: the case compiles if panics unwind, and does not compile if they abort.

use std::path::Path;
use std::process::Command;

#[test]
fn a_library_that_aborts_on_panics_does_not_compile() {
    let output = Command::new(env!("CARGO"))
        .args(["rustc", "--quiet", "--message-format=short"])
        .args(["--example", "panic_abort", "--", "-C", "panic=abort"])
        .output()
        .unwrap();
    assert!(!output.status.success(), "it compiled");

    let printed = String::from_utf8(output.stderr).unwrap();
    // Cargo prints other lines around the diagnostic.
    let from = printed.find("tests/ui/hs0028_panic_abort").unwrap_or(0);
    let to = printed.find("error: could not compile");
    let printed = &printed[from..to.unwrap_or(printed.len())];
    let pinned = Path::new("hs0028_panic_abort/fail.stderr");
    if std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite") {
        std::fs::write(pinned, printed).unwrap();
    } else {
        assert_eq!(printed, std::fs::read_to_string(pinned).unwrap());
    }
}
