//! Arguments that make no sense have cargo's exit code for them.

use std::path::Path;

use crate::{hsffi, run};

#[test]
fn usage_errors() {
    for arguments in [
        &[] as &[&str],
        &["nonsense"],
        &["build", "--nonsense"],
        &["build", "extra"],
        &["build", "--release", "--profile", "dev"],
        &["stubs"],
        &["stubs", "libmail.a"],
        &["check", "--lib", "libmail.a"],
        &["check", "--link", "z"],
        &[
            "check",
            "--lib",
            "libmail.a",
            "--out",
            "haskell",
            "-p",
            "mail",
        ],
        &[
            "check",
            "--lib",
            "libmail.a",
            "--out",
            "haskell",
            "--release",
        ],
    ] {
        let run = run(&mut hsffi(Path::new("."), arguments.iter().copied()));
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("Usage: cargo hsffi"), "{}", run.stderr);
    }
}

#[test]
fn help_and_version() {
    let help = run(&mut hsffi(Path::new("."), ["--help"])).succeeded();
    for command in ["build", "stubs", "check", "explain"] {
        assert!(help.stdout.contains(command));
    }
    let version = run(&mut hsffi(Path::new("."), ["--version"])).succeeded();
    assert!(version.stdout.contains(env!("CARGO_PKG_VERSION")));
}
