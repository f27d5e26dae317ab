//! `cargo hsffi package`: what is in the archives.

use std::path::Path;
use std::process::Command;

use crate::run;
use crate::sample::Crate;

/// The paths in an archive.
fn listed(archive: &Path) -> Vec<String> {
    let tar = run(Command::new("tar").arg("tzf").arg(archive)).succeeded();
    tar.stdout.lines().map(str::to_owned).collect()
}

/// The text of a file in an archive.
fn text(archive: &Path, file: &str) -> String {
    let mut tar = Command::new("tar");
    run(tar.arg("xzOf").arg(archive).arg(file))
        .succeeded()
        .stdout
}

#[test]
fn the_crate_and_those_it_depends_on_by_path_are_packed() {
    let packed = Crate::tiny("packed");
    packed.write("tests/it.rs", "");
    packed.write("with space/a.txt", "");
    packed.write("target/debug/x.rs", "");
    let done = packed
        .hsffi([
            "package",
            "--offline",
            "--profile",
            "dev",
            "--to",
            "archives",
        ])
        .succeeded();
    assert_eq!(done.steps("Packaged").len(), 2, "{}", done.stderr);

    let archive = packed.path("archives/packed-0.1.0.tar.gz");
    let files = listed(&archive);
    for file in [
        "configure",
        "packed.cabal",
        "src/Data/Tiny.hs",
        "rust/packed/Cargo.lock",
        "rust/packed/src/lib.rs",
        "rust/packed/with space/a.txt",
        "rust/hsffi/Cargo.toml",
        "rust/hsffi/runtime/src/lib.rs",
        "rust/hsffi/macros/src/lib.rs",
    ] {
        let path = format!("packed-0.1.0/{file}");
        assert!(files.contains(&path), "no {path} in {files:?}");
    }
    let left_out = files.iter().find(|file| {
        file.contains("/haskell/") || file.contains("/target/") || file.contains("gitignore")
    });
    assert_eq!(left_out, None);

    let cabal = text(&archive, "packed-0.1.0/packed.cabal");
    assert!(
        cabal.contains("\"rust/packed/with space/a.txt\""),
        "{cabal}"
    );
    assert!(!cabal.contains("lib/cargo-hsffi-build.o"), "{cabal}");
    let manifest = text(&archive, "packed-0.1.0/rust/packed/Cargo.toml");
    assert!(
        manifest.contains("path = \"../hsffi/runtime\""),
        "{manifest}"
    );
    let root = text(&archive, "packed-0.1.0/rust/hsffi/Cargo.toml");
    assert!(!root.contains("tests/"), "{root}");

    let runtime = listed(&packed.path("archives/hsffi-0.1.0.tar.gz"));
    assert!(
        runtime.contains(&"hsffi-0.1.0/hsffi.cabal".to_owned()),
        "{runtime:?}"
    );

    // The same again, although archives are there: nothing in them is of this machine or this moment.
    let read = |path: &str| std::fs::read(packed.path(path)).expect("it is there");
    let first = read("archives/packed-0.1.0.tar.gz");
    packed
        .hsffi([
            "package",
            "--offline",
            "--profile",
            "dev",
            "--to",
            "archives",
        ])
        .succeeded();
    assert!(
        read("archives/packed-0.1.0.tar.gz") == first,
        "the archives differ"
    );
    assert!(
        !packed.path("haskell").exists(),
        "the package is written to archives alone"
    );
}

#[test]
fn a_prebuilt_library_is_packed_without_sources() {
    let packed = Crate::tiny("prebuilt");
    packed
        .hsffi([
            "package",
            "--offline",
            "--prebuilt",
            "--profile",
            "dev",
            "--to",
            ".",
        ])
        .succeeded();
    let files = listed(&packed.path("prebuilt-0.1.0.tar.gz"));
    let libraries: Vec<_> = files.iter().filter(|file| file.contains("/lib/")).collect();
    let [library] = &*libraries else {
        panic!("{files:?}");
    };
    assert!(library.ends_with("-linux/cargo-hsffi-build.o"), "{library}");
    assert!(
        !files.iter().any(|file| file.contains("/rust/")),
        "{files:?}"
    );
}
