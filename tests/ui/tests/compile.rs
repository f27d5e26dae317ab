//! Each failing case fails with the diagnostics that are pinned beside it, and each passing one compiles.
//!
//! rustc's wording changes between versions, so diagnostics are compared with one version of it only; the passing cases are
//! compiled by any. With `TRYBUILD=overwrite` in the environment, what rustc says is written beside the case.

use std::process::Command;

use hsffi_ui_tests::{Directory, cases};

/// The rustc whose diagnostics are pinned.
const PINNED_WITH: &str = "rustc 1.95.";

#[test]
fn cases_fail_as_pinned_and_twins_pass() {
    let tests = trybuild::TestCases::new();
    for case in cases(Directory::Pass).unwrap() {
        tests.pass(case.path);
    }
    let version = rustc_version();
    if !version.starts_with(PINNED_WITH) {
        eprintln!("diagnostics are pinned for {PINNED_WITH}x and not compared: this is {version}");
        return;
    }
    for case in cases(Directory::Fail).unwrap() {
        // Its own test: it takes another profile.
        if case.rule() != Some("HS0028") {
            tests.compile_fail(case.path);
        }
    }
}

fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
