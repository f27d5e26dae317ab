//! Checks of a package: they name each difference and write nothing.

use std::fs;

use hsffi_stubs::State;

use super::{MANIFEST, difference, names, new, nowhere, old, written};

#[test]
fn a_check_tells_every_difference() {
    let (_guard, dir) = written();
    assert_eq!(old().check(&dir).expect("it can be read"), []);
    assert_eq!(
        new().check(&dir).expect("it can be read"),
        [
            difference(&dir, "cbits/check.c", State::Missing),
            difference(&dir, "src/Data/Mail/Old/Part.hs", State::Obsolete),
            difference(&dir, "src/Data/Mail.hs", State::Outdated),
        ]
    );
    fs::write(dir.join("mail.cabal"), "mine").expect("there is room");
    fs::create_dir(dir.join("cbits")).expect("there is room");
    fs::write(dir.join("cbits/check.c"), "mine").expect("there is room");
    fs::remove_file(dir.join("src/Data/Mail.hs")).expect("it is there");
    fs::create_dir(dir.join("src/Data/Mail.hs")).expect("there is room");
    let differences = new().check(&dir).expect("it can be read");
    let told: Vec<_> = differences.iter().map(ToString::to_string).collect();
    let at = |path: &str| format!("`{}`", dir.join(path).display());
    assert_eq!(
        told,
        [
            format!("{} was not written by hsffi", at("cbits/check.c")),
            format!("{} was edited after hsffi wrote it", at("mail.cabal")),
            format!(
                "{} remains from another version of the library",
                at("src/Data/Mail/Old/Part.hs")
            ),
            format!(
                "{} occupies the path of a file of the package",
                at("src/Data/Mail.hs")
            ),
        ]
    );
}

#[test]
fn a_check_of_a_package_that_is_not_there() {
    let (guard, dir) = nowhere();
    let differences = old().check(&dir).expect("there is nothing to read");
    assert_eq!(differences.len(), 3);
    assert!(
        differences
            .iter()
            .all(|difference| difference.state == State::Missing)
    );
    assert_eq!(
        names(guard.path()),
        [] as [&str; 0],
        "a check writes nothing"
    );
}

#[test]
fn a_check_tells_of_a_lost_manifest() {
    let (_guard, dir) = written();
    fs::remove_file(dir.join(MANIFEST)).expect("it is there");
    assert_eq!(
        old().check(&dir).expect("it can be read"),
        [difference(&dir, MANIFEST, State::Missing)]
    );
}
