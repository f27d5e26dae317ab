//! The Haskell packages that are checked in, and Haskell code in general.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project;

/// Where there is Haskell code, from the repository's root.
const HASKELL: [&str; 36] = [
    "bench/hosting/haskell",
    "bench/program",
    "examples/classify/haskell",
    "examples/fetch/haskell",
    "examples/fetch/hfetch",
    "examples/json/haskell",
    "examples/json/spec",
    "examples/mail/app",
    "examples/mail/haskell",
    "examples/mail/spec",
    "examples/pcre/haskell",
    "examples/pcre/pcre",
    "examples/plugin/haskell",
    "examples/regex/haskell",
    "examples/regex/hgrep",
    "examples/roaring/haskell",
    "examples/roaring/spec",
    "examples/sqlite/haskell",
    "examples/sqlite/spec",
    "haskell",
    "tests/custom_io/haskell",
    "tests/custom_io/spec",
    "tests/hosting/haskell",
    "tests/hostile_names/haskell",
    "tests/imports/atlas/haskell",
    "tests/imports/geometry/haskell",
    "tests/imports/journey/haskell",
    "tests/imports/spec",
    "tests/roundtrip/haskell",
    "tests/roundtrip/soak",
    "tests/roundtrip/spec",
    "tests/misuse",
    "tests/memory/program",
    "tests/minimal/haskell",
    "tests/submodules/haskell",
    "tests/submodules/spec",
];

pub fn golden() -> Result<String> {
    for project in project::ALL {
        project.check().run()?;
    }
    Ok(format!("{} packages", project::ALL.len()))
}

pub fn hlint() -> Result<String> {
    Program::new("hlint").args(HASKELL).run()?;
    Ok(String::new())
}

pub fn compile() -> Result<String> {
    for project in project::ALL {
        project.generate().run()?;
        project.compile("all")?.run()?;
    }
    Ok(String::new())
}
