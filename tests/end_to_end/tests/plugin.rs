//! `examples/plugin`: a C program loads a Rust library that starts Haskell's runtime.

use std::fs;
use std::path::PathBuf;

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root, target};

/// How often the C program loads the library, calls it, and exits.
const RUNS: usize = 100;

const TESTS: [&str; 4] = [
    "test tests::haskell_evaluates_by_a_function_of_rust ... ok",
    "test tests::messages_are_cut_between_characters ... ok",
    "test a_rust_program_evaluates_on_several_threads ... ok",
    "test src/lib.rs - (line 6) ... ok",
];

#[test]
fn a_c_program_loads_haskell() -> Result<()> {
    let _machine = machine()?;
    let home = home();
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).map_err(at(&home))?;
    let tests = plugin("test").run()?;
    let tests = String::from_utf8_lossy(&tests);
    if let Some(test) = TESTS.iter().find(|test| !tests.contains(**test)) {
        return Err(Error::Unmet(format!("`{test}` is not printed:\n{tests}")));
    }

    plugin("build").run()?;
    let host = target().join("hosting/debug/host");
    Program::new("cc")
        .args(["-Wall", "-Wextra", "-Werror", "-o"])
        .arg(&host)
        .arg(home.join("host.c"))
        .args(["-ldl", "-lpthread"])
        .run()?;
    let library = target().join("hosting/debug/libcalculator.so");
    let host = || Program::new(&host).arg(&library);
    for _ in 0..RUNS {
        values(host())?;
    }
    host()
        .arg("1 +")
        .expect(1, "", "host: 1 +: cannot be read\n")?;
    found(format_args!("{RUNS} runs"));
    Ok(())
}

/// C's threads get the values, and what Haskell has printed is flushed at the end.
fn values(host: Program) -> Result<()> {
    let printed = host.args(["1 + 1", "2 * (3 + 4)", "cbrt(27)"]).run()?;
    let printed = String::from_utf8_lossy(&printed);
    let mut lines: Vec<_> = printed.lines().collect();
    lines.sort_unstable();
    let expected = [
        "1 + 1 = 2.0",
        "2 * (3 + 4) = 14.0",
        "cbrt(27) = 3.0",
        "host: 14",
        "host: 2",
        "host: 3",
    ];
    if lines == expected {
        return Ok(());
    }
    Err(Error::Unmet(format!("the C program prints\n{printed}")))
}

fn home() -> PathBuf {
    root().join("examples/plugin")
}

fn plugin(task: &str) -> Program {
    cargo([task, "--offline"])
        .directory(&home())
        .env("CARGO_TARGET_DIR", target().join("hosting"))
        .env("CARGO_TERM_COLOR", "never")
}
