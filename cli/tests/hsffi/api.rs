//! `cargo hsffi diff` and `cargo hsffi check --api`.

use std::fs;

use crate::hsffi;
use crate::run;
use crate::sample::{Crate, LIB};

/// A library with one more function, of which another has changed.
fn changed() -> String {
    let changed = LIB.replace("-> usize", "-> u32").replace("text.len()", "0");
    format!("{changed}\n/// Nothing.\n#[hsffi::export]\npub fn nothing() {{}}\n")
}

#[test]
fn a_package_has_a_list_of_what_it_offers() {
    let krate = Crate::tiny("api_list");
    krate.hsffi(["build"]).succeeded();
    assert_eq!(
        krate.read("haskell/api.txt"),
        "package api-list 0.1.0\nmodule Data.Tiny\nvalue Data.Tiny.length :: Text -> IO Word\n"
    );
}

#[test]
fn versions_are_compared_and_the_number_is_checked() {
    let krate = Crate::tiny("api_changes");
    krate.hsffi(["build"]).succeeded();
    let old = krate.path("old.txt");
    fs::copy(krate.path("haskell/api.txt"), &old).expect("there is room");

    krate.write("src/lib.rs", &changed());
    krate.hsffi(["build"]).succeeded();
    let wanted = "changed  value Data.Tiny.length\n    from Text -> IO Word\n      to Text -> IO Word32\n\
                  added    value Data.Tiny.nothing\n\
                  api-changes 0.1.0 to 0.1.0: 0 removed, 1 changed, 1 added; the PVP demands a new A.B, such as 0.2.0\n";
    let diff = krate.hsffi(["diff", "old.txt", "haskell"]).succeeded();
    assert_eq!(diff.stdout, wanted);

    let check = krate.hsffi(["check", "--api", "old.txt"]);
    assert_eq!(check.stdout, wanted);
    assert_eq!(
        check.refused(),
        "the version 0.1.0 is not what the PVP demands for the changes listed above: raise `version` in Cargo.toml to 0.2.0"
    );
    let manifest = krate
        .read("Cargo.toml")
        .replace("0.1.0\"\nedition", "0.2.0\"\nedition");
    krate.write("Cargo.toml", &manifest);
    krate.hsffi(["build"]).succeeded();
    krate.hsffi(["check", "--api", "old.txt"]).succeeded();
}

#[test]
fn a_file_that_is_none_is_refused() {
    let dir = tempfile::tempdir().expect("there is room");
    fs::write(dir.path().join("other.txt"), "Dear all,\n").expect("there is room");
    let compared = run(&mut hsffi(dir.path(), ["diff", "other.txt", "other.txt"]));
    assert_eq!(
        compared.refused(),
        "`other.txt` is no list of an interface, as its line `Dear all,` shows: name a file api.txt of a generated package"
    );
    let missing = run(&mut hsffi(dir.path(), ["diff", ".", "."]));
    assert!(missing.refused().starts_with("`./api.txt` cannot be read"));
}

#[test]
fn a_stale_package_is_reported_with_a_diff() {
    let krate = Crate::tiny("api_stale");
    krate.hsffi(["build"]).succeeded();
    krate.write("src/lib.rs", &changed());
    let check = krate.hsffi(["check"]);
    assert!(check.refused().contains("is out of date"));
    for line in [
        "    -value Data.Tiny.length :: Text -> IO Word\n",
        "    +value Data.Tiny.length :: Text -> IO Word32\n",
        "    +value Data.Tiny.nothing :: IO ()\n",
    ] {
        assert!(
            check.stdout.contains(line),
            "{line} is not in {}",
            check.stdout
        );
    }
}
