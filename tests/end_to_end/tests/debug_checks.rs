//! What builds with debug assertions watch their exports for is in no other build.

use std::fs;

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::machine;
use hsffi_test_harness::project::{MAIL, Project, ROUNDTRIP};

/// Texts of what is told, which a library has when it could tell them.
const TOLD: [&str; 3] = [
    "HSFFI_UNSAFE_LIMIT_US",
    "left the floating-point environment changed",
    "HSFFI_HANDLES_LIMIT",
];

#[test]
fn only_debug_builds_check_exports() -> Result<()> {
    let _machine = machine()?;
    for (project, watches) in [(&ROUNDTRIP, true), (&MAIL, false)] {
        let library = library(project)?;
        for text in TOLD {
            let found = library
                .windows(text.len())
                .any(|window| window == text.as_bytes());
            if found != watches {
                let has = if found { "has" } else { "lacks" };
                let release = if watches { "debugging" } else { "release" };
                let what = format!("a library that is built for {release} {has} “{text}”");
                return Err(Error::Unmet(what));
            }
        }
    }
    Ok(())
}

/// The library as it lies in the project's package: one object.
fn library(project: &Project) -> Result<Vec<u8>> {
    project.generate().run()?;
    let library = project.package().join("lib/cargo-hsffi-build.o");
    fs::read(&library).map_err(at(&library))
}
