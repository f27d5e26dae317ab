//! Each failing case fails with its pinned diagnostics, and each passing case compiles and runs.
//!
//! Diagnostics differ between versions of rustc, so they are compared for one version only; any version compiles the passing
//! cases. With `TRYBUILD=overwrite` in the environment, the diagnostics are pinned again.

use std::path::Path;
use std::process::Command;

use hsffi_ui_tests::{Kind, Package, cases};

/// The version of rustc whose diagnostics are pinned, as in `rust-toolchain.toml`.
const PINNED_WITH: &str = "rustc 1.95.";

#[test]
fn failing_cases_fail_as_pinned() {
    let version = rustc_version();
    if !version.starts_with(PINNED_WITH) {
        eprintln!(
            "diagnostics are not compared: they are pinned for {PINNED_WITH}x, and this is {version}"
        );
        return;
    }
    let tests = trybuild::TestCases::new();
    for case in cases(Kind::Fail).unwrap() {
        // This case requires another profile and has a separate test.
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
