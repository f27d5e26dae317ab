//! `cargo hsffi build` runs cargo: which options, colours and errors are cargo's.

use std::fs;
use std::path::Path;

use crate::sample::{Crate, LIB};
use crate::{hsffi, run};

#[test]
fn colours_are_cargos() {
    let tiny = Crate::new("colours", "", &format!("{LIB}\nfn unused() {{}}\n"));
    let mut command = tiny.command(["build"]);
    let plain = run(&mut command).succeeded();
    assert!(!plain.stderr.contains('\u{1b}'), "{}", plain.stderr);
    let coloured = run(command.env("CARGO_TERM_COLOR", "always")).succeeded();
    assert!(coloured.stderr.contains("\u{1b}[1m\u{1b}[92m     Reading"));
    assert!(coloured.stderr.contains("\u{1b}[1m\u{1b}[33mwarning"));
    assert!(!coloured.stderr.contains("native-static-libs"));
}

#[test]
fn colours_can_be_chosen() {
    let tiny = Crate::new("chosen", "", &format!("{LIB}\nfn unused() {{}}\n"));
    let coloured = tiny.hsffi(["build", "--color", "always"]).succeeded();
    assert!(coloured.stderr.contains("\u{1b}[1m\u{1b}[92m     Reading"));
    assert!(coloured.stderr.contains("\u{1b}[1m\u{1b}[33mwarning"));
    let mut command = tiny.command(["build", "--color=never"]);
    let plain = run(command.env("CARGO_TERM_COLOR", "always")).succeeded();
    assert!(!plain.stderr.contains('\u{1b}'), "{}", plain.stderr);
}

#[test]
fn features_are_cargos() {
    let features = "[features]\ndefault = [\"a\"]\na = []\nb = []\n";
    let lib = r#"hsffi::module!("Data.Tiny");

#[cfg(feature = "a")]
#[hsffi::export]
/// With a.
pub fn with_a() {}

#[cfg(feature = "b")]
#[hsffi::export]
/// With b.
pub fn with_b() {}

#[hsffi::export]
/// Always.
pub fn always() {}
"#;
    let tiny = Crate::new("features", features, lib);
    let cases: [(&[&str], bool, bool); 5] = [
        (&[], true, false),
        (&["--features", "b"], true, true),
        (&["--no-default-features"], false, false),
        (&["--no-default-features", "-F", "a", "-F", "b"], true, true),
        (&["--all-features"], true, true),
    ];
    for (arguments, a, b) in cases {
        tiny.hsffi([&["build"], arguments].concat()).succeeded();
        let module = tiny.read("haskell/src/Data/Tiny.hs");
        assert_eq!(module.contains("withA"), a, "{arguments:?}");
        assert_eq!(module.contains("withB"), b, "{arguments:?}");
    }
}

/// What cargo is run with when `cargo hsffi build` is run with `arguments`.
#[cfg(unix)]
fn cargos_arguments(arguments: &[&str]) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt;

    let dir = tempfile::tempdir().expect("there is room");
    let cargo = dir.path().join("cargo");
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/arguments\"\nexit 1\n";
    fs::write(&cargo, script).expect("there is room");
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let arguments = ["build"].into_iter().chain(arguments.iter().copied());
    run(hsffi(dir.path(), arguments).env("CARGO", &cargo));
    let written = fs::read_to_string(dir.path().join("arguments")).expect("cargo was run");
    written.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn flags_of_cargo_reach_cargo() {
    let cases: [(&[&str], &[&str]); 25] = [
        (&["--locked"], &["--locked"]),
        (&["--offline"], &["--offline"]),
        (&["--frozen"], &["--frozen"]),
        (&["-j", "3"], &["--jobs=3"]),
        (&["-j1"], &["--jobs=1"]),
        (&["--jobs", "-1"], &["--jobs=-1"]),
        (&["--jobs", "default"], &["--jobs=default"]),
        (&["-q"], &["--quiet"]),
        (&["--quiet"], &["--quiet"]),
        (&["-v"], &["--verbose"]),
        (&["-vv"], &["--verbose", "--verbose"]),
        (
            &["--config", "build.jobs=2", "--config", "a.toml"],
            &["--config", "build.jobs=2", "--config", "a.toml"],
        ),
        (&["--target-dir", "a b"], &["--target-dir", "a b"]),
        (&["--profile", "small"], &["--profile", "small"]),
        (&["--release"], &["--release"]),
        (&["-r"], &["--release"]),
        (
            &["-Z", "build-std", "-Zunstable-options"],
            &["-Z", "build-std", "-Z", "unstable-options"],
        ),
        (&["--keep-going"], &["--keep-going"]),
        (&["--timings"], &["--timings"]),
        (&["--future-incompat-report"], &["--future-incompat-report"]),
        (&["--ignore-rust-version"], &["--ignore-rust-version"]),
        (&["--target", "t"], &["--target", "t"]),
        (&["-p", "a"], &["--package", "a"]),
        (
            &["--manifest-path", "a/Cargo.toml"],
            &["--manifest-path", "a/Cargo.toml"],
        ),
        (&["-F", "a b"], &["--features", "a b"]),
    ];
    let without = cargos_arguments(&[]);
    for (arguments, expected) in cases {
        let mut found = cargos_arguments(arguments);
        assert!(
            found.windows(expected.len()).any(|words| words == expected),
            "{arguments:?}: {found:?}"
        );
        found.retain(|word| !expected.contains(&word.as_str()));
        assert_eq!(found, without, "{arguments:?}");
    }
}

#[test]
fn quiet_is_for_cargo_and_for_hsffi() {
    let linked = format!("{LIB}\n#[link(name = \"z\")]\nunsafe extern \"C\" {{}}\n");
    let tiny = Crate::new("quiet", "", &linked);
    let build = tiny.hsffi(["build", "-q"]).succeeded();
    assert_eq!(build.stderr, "");
    let quiet = tiny.read("haskell/quiet.cabal");
    assert!(
        quiet.contains("extra-libraries:  z\n"),
        "the note is read all the same: {quiet}"
    );
    let verbose = tiny.hsffi(["build", "-v"]).succeeded();
    assert!(verbose.steps("Running")[0].contains("rustc --verbose --lib"));
    assert_eq!(tiny.read("haskell/quiet.cabal"), quiet);
}

#[test]
fn linker_plugin_lto_is_told_to_go() {
    let tiny = Crate::tiny("bitcode");
    let mut command = tiny.command(["build"]);
    let build = run(command.env("RUSTFLAGS", "-Clinker-plugin-lto"));
    assert!(build.refused().contains("without `-C linker-plugin-lto`"));
    assert!(!tiny.path("haskell").exists());
}

#[test]
fn cargo_that_is_not_there_is_told() {
    let tiny = Crate::tiny("cargoless");
    let build = run(tiny.command(["build"]).env("CARGO", "/nowhere/cargo"));
    assert!(build.refused().contains("`/nowhere/cargo` cannot be run"));
}

#[test]
fn a_lock_file_that_would_change_is_cargos_to_refuse() {
    let tiny = Crate::tiny("locked");
    fs::remove_file(tiny.path("Cargo.lock")).expect("it is there");
    let build = tiny.hsffi(["build", "--locked", "--offline"]);
    assert_eq!(build.code, Some(1));
    assert!(build.stderr.contains("--locked"), "{}", build.stderr);
    assert!(!tiny.path("haskell").exists());
}

#[test]
fn the_root_of_a_workspace_asks_for_a_crate() {
    let tiny = Crate::tiny("member");
    let member = |name: &str, dependency: &str| {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n"
        );
        tiny.write(&format!("{name}/Cargo.toml"), &manifest);
        tiny.write(&format!("{name}/src/lib.rs"), LIB);
    };
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let hsffi = format!("hsffi = {{ path = '{}' }}", runtime.display());
    member("one", &hsffi);
    member("other", "");
    member("two", &hsffi);
    tiny.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"one\", \"other\", \"two\"]\n",
    );
    let manifest = tiny.path("Cargo.toml");
    let manifest = manifest.to_str().expect("it is UTF-8");
    for arguments in [
        vec!["build"],
        vec!["check", "--release"],
        vec!["build", "--manifest-path", "Cargo.toml"],
    ] {
        let build = tiny.hsffi(arguments);
        let expected = format!(
            "`{manifest}` is a workspace, not a crate: name the crate, for example `cargo hsffi build -p one`, or `-p two`"
        );
        assert_eq!(build.refused(), expected);
    }
    tiny.hsffi(["build", "-p", "two"]).succeeded();
    assert!(tiny.path("two/haskell/two.cabal").exists());
}
