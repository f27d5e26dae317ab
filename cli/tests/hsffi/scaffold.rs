//! `cargo hsffi new` and `cargo hsffi init`.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::{Run, hsffi, run};

/// A directory outside of the repository.
fn empty() -> TempDir {
    tempfile::tempdir().expect("there is room")
}

/// Runs the command, for which `name` is that of the test: cargo puts libraries of one name into one place.
fn run_in<'a>(dir: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Run {
    run(hsffi(dir, arguments).env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR")))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_new_project_has_a_crate_a_package_a_program_and_tests() {
    let dir = empty();
    let run = run_in(dir.path(), ["new", "scaffold_new", "--vcs=none"]).succeeded();
    let project = dir.path().join("scaffold_new");
    for file in [
        ".github/workflows/ci.yml",
        ".gitignore",
        "Cargo.lock",
        "README.md",
        "app/Main.hs",
        "haskell/scaffold-new.cabal",
        "haskell/src/ScaffoldNew.hs",
        "hsffi/hsffi.cabal",
        "scaffold-new-app.cabal",
        "test/scaffold-new-test.cabal",
    ] {
        assert!(project.join(file).is_file(), "there is no {file}");
    }
    for file in ["Cargo.toml", "src/lib.rs", "cabal.project", "README.md"] {
        let told = format!("Creating scaffold_new/{file}\n");
        assert!(run.stderr.contains(&told), "{told}: {}", run.stderr);
        assert!(!read(project.join(file)).contains('@'), "{file}");
    }
    assert!(
        run.stderr
            .contains("Next `cd scaffold_new`, and `cabal run`"),
        "{}",
        run.stderr
    );
    // All packages are listed.
    assert!(!run.stderr.contains("build-depends"), "{}", run.stderr);
    let mut tests = Command::new(env!("CARGO"));
    tests
        .args(["test", "--quiet", "--offline"])
        .current_dir(&project);
    let tests = tests
        .env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"))
        .output();
    assert!(tests.expect("cargo can be run").status.success());
    run_in(&project, ["check"]).succeeded();
}

#[test]
fn a_crate_with_the_name_of_a_haskell_package_gives_another_one() {
    let dir = empty();
    run_in(dir.path(), ["new", "text", "--vcs=none"]).succeeded();
    let project = dir.path().join("text");
    let lib = read(project.join("src/lib.rs"));
    let line = "hsffi::module!(\"TextRust\", package = \"text-rust\");";
    assert!(lib.contains(line), "{lib}");
    assert!(project.join("haskell/text-rust.cabal").is_file());
}

#[test]
fn a_project_is_not_written_over_another() {
    let dir = empty();
    fs::create_dir(dir.path().join("words")).expect("there is room");
    let run = run_in(dir.path(), ["new", "words"]);
    assert_eq!(
        run.refused(),
        "`words` exists: choose another name, or run `cargo hsffi init` in it"
    );
    let entries = fs::read_dir(dir.path().join("words")).expect("it is there");
    assert_eq!(entries.count(), 0);
}

#[test]
#[cfg(unix)]
fn a_project_is_not_begun_where_cargo_builds_nothing() {
    let dir = empty();
    let path = dir.path().join("a:b");
    fs::create_dir(&path).expect("there is room");
    let run = run_in(&path, ["new", "words"]);
    let refused = run.refused();
    assert!(refused.contains("a:b/words` contains `:`"), "{refused}");
    assert!(refused.ends_with("choose another one"), "{refused}");
    assert!(!path.join("words").exists());
}

#[test]
fn a_crate_gets_a_package_and_each_changed_file_is_named() {
    let dir = empty();
    let path = dir.path();
    fs::create_dir(path.join("src")).expect("there is room");
    let manifest = "[package]\nname = \"scaffold_init\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(path.join("Cargo.toml"), manifest).expect("there is room");
    let lib = "//! Adds.\n\npub fn add(a: u8, b: u8) -> u8 {\n    a + b\n}\n";
    fs::write(path.join("src/lib.rs"), lib).expect("there is room");
    fs::write(path.join("cabal.project"), "packages: app\n").expect("there is room");

    let run = run_in(path, ["init"]).succeeded();
    for told in [
        "Changing Cargo.toml: the dependency hsffi\n",
        "Changing src/lib.rs\n",
        "Changing cabal.project\n",
    ] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    assert_eq!(
        read(path.join("src/lib.rs")),
        "//! Adds.\n\nhsffi::module!(\"ScaffoldInit\");\n\npub fn add(a: u8, b: u8) -> u8 {\n    a + b\n}\n"
    );
    assert_eq!(
        read(path.join("cabal.project")),
        "packages: app\n  haskell\n  hsffi\n"
    );
    assert!(path.join("haskell/scaffold-init.cabal").is_file());

    // The second time, there is nothing to change.
    let again = run_in(path, ["init"]).succeeded();
    assert!(!again.stderr.contains("Changing"), "{}", again.stderr);
    assert!(!again.stderr.contains("Creating"), "{}", again.stderr);
}

#[test]
fn a_cabal_project_gets_a_crate() {
    let dir = empty();
    let path = dir.path();
    let package = "cabal-version: 2.4\nname: ledger\nversion: 0.1\n";
    fs::write(path.join("ledger.cabal"), package).expect("there is room");
    let run = run_in(path, ["init"]).succeeded();
    for file in ["rust/Cargo.toml", "rust/src/lib.rs", "cabal.project"] {
        let told = format!("Creating {file}\n");
        assert!(run.stderr.contains(&told), "{told}: {}", run.stderr);
    }
    assert_eq!(
        read(path.join("cabal.project")),
        "packages:\n  ./\n  rust/haskell\n  hsffi\n"
    );
    assert_eq!(read(path.join("ledger.cabal")), package);
    assert!(path.join("rust/haskell/ledger-rust.cabal").is_file());
    assert!(
        run.stderr
            .contains("add `ledger-rust` to `build-depends:` of your program"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_cabal_project_keeps_a_directory_of_the_crates_name() {
    let dir = empty();
    let path = dir.path();
    fs::write(path.join("cabal.project"), "packages: app\n").expect("there is room");
    fs::create_dir(path.join("rust")).expect("there is room");
    let run = run_in(path, ["init"]);
    assert_eq!(
        run.refused(),
        "`rust` exists, where the crate would be created: run `cargo hsffi init` in it if it is a crate, or rename it"
    );
    assert_eq!(
        fs::read_dir(path.join("rust"))
            .expect("it is there")
            .count(),
        0
    );
}

#[test]
fn a_directory_with_nothing_gets_nothing() {
    let dir = empty();
    let run = run_in(dir.path(), ["init"]);
    let refused = run.refused();
    assert!(
        refused.contains("neither a Cargo.toml nor a Cabal package"),
        "{refused}"
    );
    let entries = fs::read_dir(dir.path()).expect("it is there");
    assert_eq!(entries.count(), 0);
}

#[test]
fn a_crate_without_a_library_is_told_so() {
    let dir = empty();
    let path = dir.path();
    fs::create_dir(path.join("src")).expect("there is room");
    let manifest = "[package]\nname = \"tool\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(path.join("Cargo.toml"), manifest).expect("there is room");
    fs::write(path.join("src/main.rs"), "fn main() {}\n").expect("there is room");
    let run = run_in(path, ["init"]);
    assert_eq!(
        run.refused(),
        "the package `tool` has no library, whose functions Haskell could call: add a file src/lib.rs"
    );
    assert_eq!(read(path.join("Cargo.toml")), manifest);
}
