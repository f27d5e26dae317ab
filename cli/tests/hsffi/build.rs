//! From a crate to its package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;

use crate::{Run, hsffi, run};

const LIB: &str = r#"//! Counts letters.

hsffi::module!("Data.Tiny");

/// How long a text is, in bytes.
#[hsffi::export]
pub fn length(text: &str) -> usize {
    text.len()
}
"#;

/// A crate with no more than it needs: no crate type, and nothing of Haskell.
pub struct Crate {
    dir: TempDir,
}

impl Crate {
    /// `name` is that of the test: cargo puts libraries of one name into one place.
    pub fn new(name: &str, manifest: &str, lib: &str) -> Self {
        let dir = tempfile::tempdir().expect("there is room");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the crate is in a workspace");
        let runtime = workspace.join("runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{manifest}\n\
             [dependencies]\nhsffi = {{ path = '{}' }}\n\n[workspace]\n",
            runtime.display()
        );
        let made = Crate { dir };
        made.write("Cargo.toml", &manifest);
        made.write("src/lib.rs", lib);
        // The versions that the workspace has are there already.
        fs::copy(workspace.join("Cargo.lock"), made.path("Cargo.lock")).expect("there is room");
        made
    }

    fn tiny(name: &str) -> Self {
        Self::new(name, "", LIB)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub fn write(&self, path: &str, contents: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("there is room");
        fs::write(path, contents).expect("there is room");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("it is there")
    }

    /// `cargo hsffi` in the crate. All crates of the tests share what they depend on.
    fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = hsffi(self.dir.path(), arguments);
        command.env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"));
        command
    }

    pub fn hsffi<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        run(&mut self.command(arguments))
    }
}

#[test]
fn a_package_is_built_and_kept_up_to_date() {
    let tiny = Crate::tiny("tiny-crate");
    let first = tiny.hsffi(["build"]).succeeded();
    assert_eq!(first.stdout, "");
    assert!(
        first.steps("Compiling")[0].starts_with("hsffi") || first.steps("Compiling").len() == 1
    );
    assert!(first.steps("Reading")[0].ends_with("libtiny_crate.a"));
    assert_eq!(first.steps("Writing"), ["hsffi", "haskell"]);
    assert_eq!(first.steps("Copying"), ["haskell/lib/cargo-hsffi-build.o"]);
    assert!(first.steps("Finished")[2].starts_with("package `tiny-crate`: "));
    assert!(first.steps("Next")[0].contains("cabal.project"));
    assert!(
        !first.stderr.contains("native"),
        "the note is for the generator, not for the user: {}",
        first.stderr
    );
    assert!(tiny.read("haskell/tiny-crate.cabal").contains("Data.Tiny"));
    assert!(tiny.read("haskell/src/Data/Tiny.hs").contains("length"));

    let library = tiny.path("haskell/lib/cargo-hsffi-build.o");
    let modified = |path: &Path| -> SystemTime {
        let modified = fs::metadata(path).and_then(|file| file.modified());
        modified.expect("it is there")
    };
    let before = modified(&library);
    let second = tiny.hsffi(["build"]).succeeded();
    assert!(second.steps("Compiling").is_empty() && second.steps("Copying").is_empty());
    assert_eq!(
        second.steps("Finished")[2],
        "package `tiny-crate`: up to date"
    );
    assert_eq!(modified(&library), before);
    tiny.hsffi(["check"]).succeeded();

    // The library changes, and the package with it.
    let renamed = LIB.replace("length", "breadth");
    tiny.write("src/lib.rs", &renamed);
    let check = tiny.hsffi(["check"]);
    assert!(
        check
            .refused()
            .ends_with("run `cargo hsffi build` with the same options")
    );
    assert!(
        check.stdout.lines().any(|line| line
            == "`haskell/src/Data/Tiny.hs` was generated from another version of the library"),
        "{}",
        check.stdout
    );
    assert_eq!(modified(&library), before, "a check writes nothing");
    tiny.hsffi(["build"]).succeeded();
    assert!(tiny.read("haskell/src/Data/Tiny.hs").contains("breadth"));
    tiny.hsffi(["check"]).succeeded();
}

#[test]
fn a_package_is_the_same_in_every_profile() {
    let tiny = Crate::new("profiles", "[profile.release]\nlto = \"fat\"\n", LIB);
    tiny.hsffi(["build"]).succeeded();
    tiny.hsffi(["check", "--release"]).succeeded();
    tiny.hsffi(["check", "--profile", "release"]).succeeded();
    let host = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("it is there");
    let host = String::from_utf8(host.stdout).expect("it writes UTF-8");
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    tiny.hsffi(["check", "--target", host.expect("rustc has a host")])
        .succeeded();
}

#[test]
fn edited_files_are_kept_unless_forced() {
    let tiny = Crate::tiny("edited");
    tiny.hsffi(["build"]).succeeded();
    let written = tiny.read("haskell/src/Data/Tiny.hs");
    tiny.write("haskell/src/Data/Tiny.hs", "-- mine\n");

    let build = tiny.hsffi(["build"]);
    assert!(
        build
            .refused()
            .contains("`haskell/src/Data/Tiny.hs` was edited")
    );
    assert!(build.refused().contains("--force"));
    assert_eq!(tiny.read("haskell/src/Data/Tiny.hs"), "-- mine\n");
    let check = tiny.hsffi(["check"]);
    check.refused();
    assert_eq!(
        check.stdout,
        "`haskell/src/Data/Tiny.hs` was edited after hsffi wrote it\n"
    );

    tiny.hsffi(["build", "--force"]).succeeded();
    assert_eq!(tiny.read("haskell/src/Data/Tiny.hs"), written);
}

#[test]
fn a_crate_that_does_not_compile_leaves_the_package_whole() {
    let tiny = Crate::tiny("broken");
    tiny.hsffi(["build"]).succeeded();
    let before = tiny.read("haskell/src/Data/Tiny.hs");
    tiny.write("src/lib.rs", &format!("{LIB}\nfn broken() -> u8 {{}}\n"));
    let build = tiny.hsffi(["build"]);
    assert_eq!(build.code, Some(1));
    assert!(build.stderr.contains("error[E0308]"), "{}", build.stderr);
    assert!(build.steps("Reading").is_empty());
    assert_eq!(tiny.read("haskell/src/Data/Tiny.hs"), before);
}

#[test]
fn a_library_that_exports_nothing_is_warned_of() {
    let lib = "hsffi::module!(\"Data.Nothing\");\n#[cfg(feature = \"haskell\")]\n#[hsffi::export]\npub fn one() {}\n";
    let crate_of_nothing = Crate::new("nothing", "[features]\nhaskell = []\n", lib);
    let warning = "warning: the library exports no function and no constant";
    let without = crate_of_nothing.hsffi(["build"]).succeeded();
    assert!(without.stderr.contains(warning), "{}", without.stderr);
    let with = crate_of_nothing
        .hsffi(["build", "--features", "haskell"])
        .succeeded();
    assert!(!with.stderr.contains(warning), "{}", with.stderr);
}

#[test]
fn warnings_are_shown_once() {
    let tiny = Crate::new("warnings", "", &format!("{LIB}\nfn unused() {{}}\n"));
    for _ in 0..2 {
        let build = tiny.hsffi(["build"]).succeeded();
        let warnings = build.stderr.matches("function `unused` is never used");
        assert_eq!(warnings.count(), 1, "{}", build.stderr);
    }
}

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
fn native_libraries_reach_the_package() {
    let linked = format!("{LIB}\n#[link(name = \"z\")]\nunsafe extern \"C\" {{}}\n");
    let tiny = Crate::new("native", "", &linked);
    tiny.hsffi(["build"]).succeeded();
    let libraries = |package: &str| {
        let cabal = tiny.read(&format!("{package}/native.cabal"));
        let line = cabal.lines().find(|line| line.contains("extra-libraries:"));
        let (_, libraries) = line.and_then(|line| line.split_once(':')).expect("a field");
        let names = libraries.split([' ', ',']).filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(libraries("haskell"), "z");
    // rustc does not run again, and cargo repeats what it told.
    let second = tiny.hsffi(["build"]).succeeded();
    assert!(second.steps("Compiling").is_empty());
    tiny.hsffi(["check"]).succeeded();

    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("debug/libnative.a");
    let library = library.to_str().expect("it is UTF-8");
    let stubs = ["stubs", library, "--link", "z", "--out", "again"];
    tiny.hsffi(stubs).succeeded();
    assert_eq!(libraries("again"), "native z");
    tiny.hsffi(["check", "--lib", library, "--link", "z", "--out", "again"])
        .succeeded();
    let check = tiny.hsffi(["check", "--lib", library, "--out", "again"]);
    assert!(
        check
            .refused()
            .ends_with("run `cargo hsffi stubs` with the same options")
    );
    assert_eq!(
        check.stdout,
        "`again/native.cabal` was generated from another version of the library\n"
    );
}

#[test]
fn the_library_is_named_as_the_crate() {
    let tiny = Crate::new(
        "renamed",
        "[lib]\nname = \"other\"\ncrate-type = [\"cdylib\", \"rlib\"]\n",
        LIB,
    );
    let manifest = tiny.path("Cargo.toml");
    let manifest = manifest.to_str().expect("it is UTF-8");
    let out = tiny.path("somewhere/else");
    let out = out.to_str().expect("it is UTF-8");
    let elsewhere = tempfile::tempdir().expect("there is room");
    let arguments = [
        "build",
        "--manifest-path",
        manifest,
        "-p",
        "renamed",
        "--out",
        out,
    ];
    let mut command = tiny.command(arguments);
    run(command.current_dir(elsewhere.path())).succeeded();
    assert!(tiny.path("somewhere/else/lib/cargo-hsffi-build.o").exists());
    assert!(!tiny.path("haskell").exists());
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

#[test]
fn a_crate_without_a_module_is_told_so() {
    let tiny = Crate::new(
        "moduleless",
        "",
        &LIB.replace("hsffi::module!(\"Data.Tiny\");", ""),
    );
    let build = tiny.hsffi(["build"]);
    assert!(
        build.refused().contains("write `hsffi::module!"),
        "{}",
        build.stderr
    );
    assert!(!tiny.path("haskell").exists());
}

#[test]
fn a_crate_that_exports_nothing_is_told_so() {
    let tiny = Crate::new("unrelated", "", "pub fn unrelated() {}\n");
    let build = tiny.hsffi(["build"]);
    assert!(build.refused().contains("exports nothing to Haskell"));
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
