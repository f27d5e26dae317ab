//! From a crate to its package.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::run;
use crate::sample::{Crate, LIB};

#[test]
fn a_package_is_built_and_kept_up_to_date() {
    let tiny = Crate::tiny("tiny-crate");
    let first = tiny.hsffi(["build"]).succeeded();
    assert_eq!(first.stdout, "");
    // What it depends on may be compiled already, by another test.
    let compiled = first.steps("Compiling");
    assert!(
        compiled
            .last()
            .is_some_and(|last| last.starts_with("tiny-crate ")),
        "{compiled:?}"
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
    let (diff, sentences): (Vec<_>, Vec<_>) =
        (check.stdout.lines()).partition(|line| line.starts_with("    "));
    assert_eq!(
        sentences,
        ["`haskell/src/Data/Tiny.hs` was edited after hsffi wrote it"]
    );
    let added = written.lines().map(|line| format!("    +{line}"));
    let removed = std::iter::once("    --- mine".to_owned());
    assert_eq!(diff[1..], removed.chain(added).collect::<Vec<_>>());

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
        "`again/native.cabal` was generated from another version of the library
    @@ -28,5 +28,5 @@
       hs-source-dirs:   src
       c-sources:        cbits/hsffi.c lib/library.c
    -  extra-libraries:  native z
    +  extra-libraries:  native
       default-language: Haskell2010
       ghc-options:      -Wall -Wcompat
"
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
fn a_source_that_is_replaced_by_an_older_file_is_built() {
    let aged = Crate::tiny("aged");
    aged.hsffi(["build"]).succeeded();
    aged.write("src/lib.rs", &LIB.replace("length", "breadth"));
    let source = fs::File::options()
        .append(true)
        .open(aged.path("src/lib.rs"));
    let old = source.and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH));
    old.expect("its time can be set");
    aged.hsffi(["build"]).succeeded();
    assert!(aged.read("haskell/src/Data/Tiny.hs").contains("breadth"));
}

#[test]
fn messages_are_lines_of_json_for_editors() {
    let lib = format!("{LIB}\nfn unused() {{}}\n");
    let tiny = Crate::new("json", "", &lib);
    let build = tiny.hsffi(["build", "--message-format=json"]).succeeded();
    let lines: Vec<_> = build.stdout.lines().collect();
    assert!(!lines.is_empty());
    for line in &lines {
        assert!(line.starts_with('{') && line.ends_with('}'), "{line}");
    }
    let has = |text: &str| lines.iter().any(|line| line.contains(text));
    assert!(has("\"reason\":\"compiler-message\"") && has("`unused` is never used"));
    assert!(has("\"reason\":\"build-finished\",\"success\":true"));
    assert!(!has("native-static-libs"), "{}", build.stdout);
    // rustc's warning is not printed in words, too.
    assert!(!build.stderr.contains("never used"), "{}", build.stderr);
    assert_eq!(build.steps("Writing").len(), 2);

    tiny.write("src/lib.rs", "fn broken() -> u8 {}\n");
    let build = tiny.hsffi(["build", "--message-format", "json"]);
    assert_eq!(build.code, Some(1));
    assert!(build.stdout.contains("E0308"), "{}", build.stdout);
}
