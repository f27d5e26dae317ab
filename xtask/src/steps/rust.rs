//! What Rust's own tools check.

use std::collections::BTreeSet;
use std::path::PathBuf;

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::root;

use super::tests::{WITH_HASKELL, passed};

/// The most packages that a user of `hsffi` may be given, itself among them.
const MOST_PACKAGES: usize = 12;

pub fn fmt() -> Result<String> {
    cargo(["fmt", "--all", "--check", "--", "--color=never"]).run()?;
    let rustfmt = Program::new("rustfmt").args(["--check", "--color=never", "--edition=2024"]);
    quiet(rustfmt.args(misuse_libraries()?))
}

/// The libraries of `tests/misuse`, which belong to no crate.
fn misuse_libraries() -> Result<Vec<PathBuf>> {
    let misuse = root().join("tests/misuse");
    let mut libraries = Vec::new();
    for entry in misuse.read_dir().map_err(at(&misuse))? {
        let library = entry.map_err(at(&misuse))?.path().join("library.rs");
        if library.is_file() {
            libraries.push(library);
        }
    }
    Ok(libraries)
}

pub fn clippy() -> Result<String> {
    let args = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--features=hsffi/rts,hsffi/stream,hsffi/tokio",
        "--",
        "-D",
        "warnings",
    ];
    quiet(cargo(args))
}

pub fn doc() -> Result<String> {
    quiet(
        cargo([
            "doc",
            "--quiet",
            "--workspace",
            "--no-deps",
            "--features=hsffi/rts,hsffi/stream,hsffi/tokio",
        ])
        .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

/// All Rust tests but those that need GHC.
pub fn unit() -> Result<String> {
    // No crate of the workspace has the feature.
    let of_tokio = [
        "test",
        "--quiet",
        "-p",
        "hsffi",
        "--lib",
        "--features=tokio",
        "tokio",
    ];
    let of_tokio = cargo(of_tokio).run()?;
    let others = WITH_HASKELL
        .iter()
        .flat_map(|package| ["--exclude", package]);
    let test = cargo(["test", "--quiet", "--workspace", "--no-fail-fast"]).args(others);
    let output = test.run()?;
    let passed = [of_tokio, output].map(|output| passed(&String::from_utf8_lossy(&output)));
    Ok(format!("{} tests", passed.iter().sum::<u32>()))
}

pub fn dependencies() -> Result<String> {
    let args = [
        "tree", "-e", "normal", "-p", "hsffi", "--prefix", "none", "--format", "{p}",
    ];
    let tree = cargo(args).run()?;
    let tree = String::from_utf8_lossy(&tree);
    let packages: BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    let found = format!("{} packages", packages.len());
    if packages.len() <= MOST_PACKAGES {
        return Ok(found);
    }
    let list: Vec<_> = packages.into_iter().collect();
    Err(Error::Unmet(format!(
        "{found}, and {MOST_PACKAGES} are allowed:\n{}",
        list.join("\n")
    )))
}

/// The crates that are published.
const PUBLISHED: [&str; 7] = [
    "cargo-hsffi",
    "hsffi",
    "hsffi-build",
    "hsffi-haskell",
    "hsffi-macros",
    "hsffi-metadata",
    "hsffi-stubs",
];

pub fn package() -> Result<String> {
    let crates = PUBLISHED.iter().flat_map(|name| ["--package", name]);
    cargo([
        "package",
        "--offline",
        "--quiet",
        "--allow-dirty",
        "--no-verify",
    ])
    .args(crates)
    .run()?;
    Ok(format!("{} crates", PUBLISHED.len()))
}

fn quiet(program: Program) -> Result<String> {
    program.run().map(|_| String::new())
}
