//! Packages of thousands of exports, made from generated crates.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, target};

const SIZES: [usize; 4] = [250, 500, 1000, 2000];

#[test]
fn a_package_of_2000_exports_is_complete() -> Result<()> {
    let _machine = machine()?;
    cargo(["build", "--release", "-p", "cargo-hsffi"]).run()?;
    let times: Result<Vec<_>> = SIZES
        .iter()
        .map(|size| Ok(format!("{size}: {} ms", package(*size)?.as_millis())))
        .collect();
    found(times?.join(", "));
    Ok(())
}

/// Makes a crate of so many exports and its package, and tells how long the latter took.
fn package(size: usize) -> Result<Duration> {
    let scale = Crate::new("scale");
    let (source, names) = source(size);
    let library = scale.library("0.1.0", &source)?;
    let out = scale.package("haskell")?;

    let command = target().join("release/cargo-hsffi");
    let hsffi = |task| Program::new(&command).args(["hsffi", task]);
    let stubs = hsffi("stubs").arg(&library).arg("--out").arg(&out);
    let start = Instant::now();
    stubs.run()?;
    let time = start.elapsed();
    let check = hsffi("check").arg("--lib").arg(&library);
    check.arg("--out").arg(&out).run()?;

    let module = out.join("src/Scale.hs");
    let text = fs::read_to_string(&module).map_err(at(&module))?;
    let words: HashSet<&str> = text.split_whitespace().collect();
    match names.iter().find(|name| !words.contains(name.as_str())) {
        None => Ok(time),
        Some(name) => Err(Error::Unmet(format!(
            "the package of {size} exports lacks {name}"
        ))),
    }
}

/// The source of a library of so many exports, and their Haskell names.
fn source(size: usize) -> (String, Vec<String>) {
    let mut text = "hsffi::module!(\"Scale\");\n".to_owned();
    let mut names = Vec::new();
    for index in 0..size {
        let (name, rest) = KINDS[index % KINDS.len()];
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n/// Number {index}.\n#[hsffi::export]\npub fn {name}_{index}{rest}\n"
        );
        names.push(format!("{name}{index}"));
    }
    (text, names)
}

/// Functions, but for the number that tells them apart.
const KINDS: [(&str, &str); 4] = [
    ("number", "(a: u32, b: i64) -> i64 { i64::from(a) + b }"),
    (
        "text",
        "(a: &str, b: Option<u8>) -> String { format!(\"{a}{b:?}\") }",
    ),
    (
        "bytes",
        "(a: &[u8]) -> (Vec<u8>, usize) { (a.to_vec(), a.len()) }",
    ),
    (
        "closure",
        "(f: hsffi::Fun<'_, fn(u32) -> bool>) -> Result<bool, hsffi::HsException> { f.call(7) }",
    ),
];
