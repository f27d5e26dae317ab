//! The library that is written with its package.

use std::fs;

use hsffi_stubs::{Error, Library, Overwrite, Package, State, Written};

use super::{difference, library, new, nowhere, old, tree, written};

#[test]
fn a_library_is_written_with_its_package() {
    let (_guard, dir) = nowhere();
    let copy = dir.join("lib/libmail.a");
    let mark = dir.join("lib/library.c");
    let write = |package: Package, library: Library| {
        package
            .write_with_library(&library, &dir, Overwrite::Refuse)
            .expect("nothing is in the way")
    };
    let done = write(old(), library(b"1"));
    assert_eq!(done.written[done.written.len() - 2..], [&*copy, &*mark]);
    let first_mark = fs::read(&mark).expect("it is there");
    let done = write(old(), library(b"1"));
    assert_eq!(
        done,
        Written {
            unchanged: 5,
            ..Written::default()
        }
    );
    let done = write(old(), library(b"2"));
    assert_eq!(done.written, [&*copy, &*mark]);
    assert_eq!(fs::read(&copy).expect("it is there"), b"2");
    // Cabal links a program again for it.
    assert_ne!(fs::read(&mark).expect("it is there"), first_mark);

    // A library is built anew on every machine, so that the package is up to date without one.
    assert_eq!(old().check(&dir).expect("it can be read"), []);
    fs::remove_dir_all(dir.join("lib")).expect("it is there");
    assert_eq!(old().check(&dir).expect("it can be read"), []);
}

#[test]
fn an_object_replaces_what_configure_has_built() {
    let (_guard, dir) = nowhere();
    let files = ["lib/cargo-hsffi-build.o", "lib/built-from"].map(|path| dir.join(path));
    fs::create_dir_all(dir.join("lib")).expect("there is room");
    for file in &files {
        fs::write(file, "of configure").expect("there is room");
    }
    let library = Library::Object {
        contents: b"1".to_vec(),
        built_from: "argument build\n".to_owned(),
    };
    old()
        .write_with_library(&library, &dir, Overwrite::Refuse)
        .expect("they are hsffi's by their names");
    let written = files.map(|file| fs::read(file).expect("it is there"));
    assert_eq!(written, [b"1".to_vec(), b"argument build\n".to_vec()]);
}

#[test]
fn a_package_without_its_library_leaves_the_library() {
    let (_guard, dir) = nowhere();
    old()
        .write_with_library(&library(b"1"), &dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.removed.len(), 1);
    assert_eq!(
        fs::read(dir.join("lib/libmail.a")).expect("it is there"),
        b"1"
    );
}

#[test]
fn a_foreign_library_keeps_the_package_from_being_written() {
    let (_guard, dir) = written();
    fs::create_dir(dir.join("lib")).expect("there is room");
    fs::write(dir.join("lib/libmail.a"), "mine").expect("there is room");
    let before = tree(&dir);
    let error = new()
        .write_with_library(&library(b"1"), &dir, Overwrite::Refuse)
        .expect_err("a library is in the way");
    assert!(matches!(
        error,
        Error::Refused { refused }
            if refused == [difference(&dir, "lib/libmail.a", State::Foreign)]
    ));
    assert_eq!(tree(&dir), before);
}
