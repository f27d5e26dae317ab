//! Files that are no libraries, given as libraries.

use std::fs;
use std::path::Path;

use crate::{hsffi, run};

#[test]
fn any_file_gets_one_sentence() {
    let dir = tempfile::tempdir().expect("there is room");
    let program = fs::read(env!("CARGO_BIN_EXE_cargo-hsffi")).expect("it is there");
    let random: Vec<u8> = (0_u32..4096)
        .map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    let files: &[(&str, &[u8], &str)] = &[
        ("libempty.a", b"", "is empty"),
        (
            "libtext.a",
            b"This is not a library, whatever it is called.\n",
            "is not a library",
        ),
        ("libscript.so", b"INPUT ( -lmail )\n", "is not a library"),
        ("librandom.a", &random, "is not a library"),
        (
            "libcut.a",
            b"!<arch>\nmail.o/   ",
            "is damaged or truncated",
        ),
        ("libnothing.a", b"!<arch>\n", "exports nothing to Haskell"),
        (
            "libcut.so",
            &program[..program.len() / 2],
            "is damaged or truncated",
        ),
        ("libother.so", &program, "exports nothing to Haskell"),
        ("libbitcode.a", b"BC\xc0\xde5\x14\0\0", "linker-plugin-lto"),
    ];
    for (name, contents, cause) in files {
        fs::write(dir.path().join(name), contents).expect("there is room");
        check(dir.path(), name, cause);
    }
    fs::create_dir(dir.path().join("libdirectory.a")).expect("there is room");
    check(dir.path(), "libdirectory.a", "is not a file");
    check(dir.path(), "libmissing.a", "does not exist");
    check(
        dir.path(),
        "lib.a",
        "does not have the file name of a library",
    );
    check(
        dir.path(),
        "libno name.a",
        "does not have the file name of a library",
    );
    #[cfg(unix)]
    check(dir.path(), "/dev/zero", "is not a file");
}

/// Both commands that take a library must refuse it, and write nothing.
fn check(dir: &Path, library: &str, cause: &str) {
    for arguments in [
        ["stubs", library, "--out", "haskell", "--force"].as_slice(),
        ["check", "--lib", library, "--out", "haskell"].as_slice(),
    ] {
        let run = run(&mut hsffi(dir, arguments.iter().copied()));
        let error = run.refused();
        assert!(error.contains(&format!("`{library}`")), "{error}");
        assert!(error.contains(cause), "{error}");
        assert!(error.contains(": "), "no fix in {error}");
        assert_eq!(run.stdout, "");
        assert!(!dir.join("haskell").exists());
    }
}
