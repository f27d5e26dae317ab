//! The snippets of the README, the guide and `docs/architecture.md` compile, and their complete programs print what they say.
//!
//! A page has Rust and Haskell blocks, by the first word behind the fence:
//!
//! | block | what is done with it |
//! |---|---|
//! | `rust` | compiled as a module of one crate for all pages, in order; `hsffi::module!` begins a crate of its own, which imports one before it that it names |
//! | `haskell` | compiled as it is, in a module that imports the packages of the page |
//! | `haskell,generated` | compared with the generated package: GHC compares types, and other declarations are found in its source |
//!
//! A block in an HTML comment is not shown and counts as well. In a page that describes a whole project, the other blocks are its files;
//! [`project`] runs it.

#![allow(
    clippy::format_push_string,
    reason = "the text is short, and reads better so"
)]

mod chapter;
mod program;
mod project;

use std::fs;
use std::path::{Path, PathBuf};

use hsffi_document_tests::page::{Page, find};
use hsffi_document_tests::{GUIDE, root};
use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::cargo;
use hsffi_test_harness::{found, machine, target};

use self::chapter::Chapter;
use self::project::{PROJECTS, is_project};

/// A page outside of the guide, with a crate of its own.
const ARCHITECTURE: &str = "docs/architecture.md";

/// A page about a Rust program, which is `examples/classify`: the test of that compares them.
const HOSTING: &str = "docs/guide/src/hosting.md";

#[test]
fn snippets_of_the_guide_compile() -> Result<()> {
    let _machine = machine()?;
    let home = target().join("guide");
    let mut chapters = Vec::new();
    let mut pages = find(Path::new(GUIDE)).map_err(at(GUIDE))?;
    pages.push(PathBuf::from(ARCHITECTURE));
    for path in pages {
        if !is_project(&path) && path != Path::new(HOSTING) {
            let page = Page::read(&path).map_err(at(path))?;
            chapters.push(Chapter::read(&page)?);
        }
    }
    let crates = chapter::crates(&chapters);
    let names: Vec<&str> = crates.iter().map(|it| it.name.as_str()).collect();
    write(&home.join("Cargo.toml"), &workspace(&names))?;
    copy_lock(&home)?;
    write(&home.join("cabal.project"), &program::project(&names))?;
    for one in &crates {
        let directory = home.join(&one.name);
        write(&directory.join("Cargo.toml"), &chapter::manifest(one))?;
        for (path, text) in &one.files {
            write(&directory.join(path), text)?;
        }
    }
    for one in &crates {
        // The package of a crate is written with that of the one which imports it.
        let is_it = |(_, imported): &(String, String)| *imported == one.name;
        if !crates
            .iter()
            .any(|it| it.imports.as_ref().is_some_and(is_it))
        {
            generate(&home, &one.name, &["--features", "haskell"])?;
        }
    }
    program::write(&home.join("snippets"), &chapters, &crates)?;
    Cabal::new(&home, "guide")
        .compile("lib:guide-snippets")?
        .run()?;
    let count: usize = chapters.iter().map(|it| it.snippets).sum();
    found(format_args!("{count} snippets of {} pages", chapters.len()));
    Ok(())
}

#[test]
fn projects_of_the_documents_run() -> Result<()> {
    let _machine = machine()?;
    for project in PROJECTS {
        project.run()?;
    }
    found(format_args!("{} projects", PROJECTS.len()));
    Ok(())
}

/// Runs `cargo hsffi build` for the crate in a folder of `home`, as a user does: it finds the place of the runtime by itself.
fn generate(home: &Path, name: &str, args: &[&str]) -> Result<()> {
    let manifest = home.join(name).join("Cargo.toml");
    let command = ["run", "--quiet", "--package", "cargo-hsffi", "--", "hsffi"];
    cargo(command)
        .args(["build", "--offline", "--manifest-path"])
        .arg(manifest)
        .args(args)
        .arg("--target-dir")
        .arg(target().join("guide/target"))
        .run()
        .map(drop)
}

/// What these tests use is in the repository's lock file, so nothing is looked up.
fn copy_lock(home: &Path) -> Result<()> {
    let lock = root().join("Cargo.lock");
    fs::copy(&lock, home.join("Cargo.lock")).map_err(at(lock))?;
    Ok(())
}

fn workspace(members: &[&str]) -> String {
    let members: Vec<String> = members.iter().map(|name| format!("\"{name}\"")).collect();
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    )
}

/// Writes a file unless it is there already, so that nothing is built again for it.
fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let directory = path.parent().unwrap_or(path);
    fs::create_dir_all(directory).map_err(at(directory))?;
    fs::write(path, text).map_err(at(path))
}

/// Why a page cannot be tested.
fn unmet(page: &Path, line: usize, problem: &str) -> Error {
    Error::Unmet(format!("{}:{line}: {problem}", page.display()))
}
