//! Each failing case fails with the diagnostics that are pinned beside it, and each passing one compiles and runs.
//!
//! rustc's wording changes between versions, so diagnostics are compared with one version of it only; the passing cases are
//! compiled by any. With `TRYBUILD=overwrite` in the environment, what rustc says is written beside the case.

use std::path::Path;
use std::process::Command;

use hsffi_ui_tests::{Kind, Package, cases};

/// The rustc whose diagnostics are pinned: that of `rust-toolchain.toml`.
const PINNED_WITH: &str = "rustc 1.95.";

#[test]
fn failing_cases_fail_as_pinned() {
    let version = rustc_version();
    if !version.starts_with(PINNED_WITH) {
        eprintln!("diagnostics are pinned for {PINNED_WITH}x and not compared: this is {version}");
        return;
    }
    let tests = trybuild::TestCases::new();
    for case in cases(Kind::Fail).unwrap() {
        // Its own test: it takes another profile.
        if case.rule().as_deref() != Some("HS0028") {
            tests.compile_fail(case.path);
        }
    }
}

#[test]
fn passing_cases_compile_and_run() {
    let cases = cases(Kind::Pass).unwrap();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("passing");
    let package = Package::write(directory, &cases).unwrap();
    if let Err(messages) = package.build().unwrap() {
        panic!("passing cases do not compile:\n{messages}");
    }
    for case in &cases {
        if let Err(failure) = package.run(case).unwrap() {
            panic!("{} does not run: {failure}", case.name);
        }
    }
}

fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
