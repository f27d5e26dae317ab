//! Files that the user wrote or edited: they are kept, and nothing is written where one is in the way.

use std::fs;
use std::path::PathBuf;

use hsffi_stubs::{Error, Overwrite, State};

use super::{MANIFEST, difference, new, nowhere, old, refused, written};

#[test]
fn files_of_the_user_are_left_alone() {
    let (_guard, dir) = written();
    let own = [
        "README.md",
        "dist-newstyle/cache/plan.json",
        "src/Data/Mail/Old/Notes.txt",
    ];
    for file in own {
        fs::create_dir_all(dir.join(file).parent().expect("it has one")).expect("there is room");
        fs::write(dir.join(file), "mine").expect("there is room");
    }
    for overwrite in [Overwrite::Refuse, Overwrite::Force] {
        new().write(&dir, overwrite).expect("nothing is in the way");
        for file in own {
            assert_eq!(fs::read(dir.join(file)).expect("it is there"), b"mine");
        }
    }
}

#[test]
fn an_edited_file_and_a_foreign_one_are_both_named() {
    let (_guard, dir) = written();
    fs::write(dir.join("src/Data/Mail.hs"), "mine").expect("there is room");
    fs::create_dir(dir.join("cbits")).expect("there is room");
    fs::write(dir.join("cbits/check.c"), "mine too").expect("there is room");

    let error = refused(&dir, Overwrite::Refuse);
    let message = error.to_string();
    let Error::Refused { refused } = error else {
        panic!("{message}");
    };
    let edited = difference(&dir, "src/Data/Mail.hs", State::Edited);
    let foreign = difference(&dir, "cbits/check.c", State::Foreign);
    assert_eq!(
        message,
        format!(
            "{foreign} and {edited}: move the files that you want to keep, or use `--force` to replace them"
        )
    );
    assert_eq!(refused, [foreign, edited]);

    new()
        .write(&dir, Overwrite::Force)
        .expect("it was asked for");
    assert_eq!(new().check(&dir).expect("it can be read"), []);
}

#[test]
fn a_foreign_file_that_is_as_it_should_be_is_taken_over() {
    let (_guard, dir) = nowhere();
    fs::create_dir_all(&dir).expect("there is room");
    fs::write(dir.join("mail.cabal"), "name: mail").expect("there is room");
    let done = old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.unchanged, 1);
    assert_eq!(done.written.len(), 2);
}

#[test]
fn an_edited_file_that_is_no_longer_wanted_becomes_the_users() {
    let (_guard, dir) = written();
    let edited = dir.join("src/Data/Mail/Old/Part.hs");
    fs::write(&edited, "mine").expect("there is room");
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.kept, [&*edited]);
    assert_eq!(done.removed, [] as [PathBuf; 0]);
    assert_eq!(fs::read(&edited).expect("it is there"), b"mine");
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.kept, [] as [PathBuf; 0]);
}

#[test]
fn a_directory_in_the_way_is_refused_even_by_force() {
    let (_guard, dir) = written();
    fs::remove_file(dir.join("src/Data/Mail.hs")).expect("it is there");
    fs::create_dir(dir.join("src/Data/Mail.hs")).expect("there is room");
    for overwrite in [Overwrite::Refuse, Overwrite::Force] {
        let error = refused(&dir, overwrite);
        assert!(matches!(
            error,
            Error::Refused { refused }
                if refused == [difference(&dir, "src/Data/Mail.hs", State::InTheWay)]
        ));
    }
}

#[test]
fn a_file_in_the_way_of_a_directory_is_refused_once() {
    let (_guard, dir) = written();
    fs::remove_dir_all(dir.join("src")).expect("it is there");
    fs::write(dir.join("src"), "mine").expect("there is room");
    let error = old()
        .write(&dir, Overwrite::Force)
        .expect_err("something is in the way");
    assert!(matches!(
        error,
        Error::Refused { refused } if refused == [difference(&dir, "src", State::InTheWay)]
    ));

    let error = new()
        .write(dir.join("src"), Overwrite::Force)
        .expect_err("it is a file");
    assert!(matches!(
        error,
        Error::Refused { refused } if refused == [difference(&dir, "src", State::InTheWay)]
    ));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let (guard, dir) = written();
    let elsewhere = guard.path().join("elsewhere");
    fs::rename(dir.join("src/Data/Mail.hs"), &elsewhere).expect("it is there");
    std::os::unix::fs::symlink(&elsewhere, dir.join("src/Data/Mail.hs")).expect("there is room");
    let error = refused(&dir, Overwrite::Refuse);
    assert!(matches!(
        error,
        Error::Refused { refused }
            if refused == [difference(&dir, "src/Data/Mail.hs", State::Edited)]
    ));
    new()
        .write(&dir, Overwrite::Force)
        .expect("it was asked for");
    let untouched = fs::read(&elsewhere).expect("it is there");
    assert_eq!(untouched, b"module Data.Mail where");
}

#[test]
fn a_manifest_that_makes_no_sense_is_told() {
    let (_guard, dir) = written();
    let manifest = dir.join(MANIFEST);
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, format!("{text}<<<<<<< HEAD\n")).expect("there is room");
    let error = refused(&dir, Overwrite::Refuse);
    assert!(matches!(error, Error::Manifest { path, line: 5 } if path == manifest));
    assert!(matches!(new().check(&dir), Err(Error::Manifest { .. })));

    new()
        .write(&dir, Overwrite::Force)
        .expect("it was asked for");
    assert_eq!(new().check(&dir).expect("it can be read"), []);
}
