//! What is in the file, and what is said of a file that is none of ours.

use crate::scene::{Scene, found, tags};
use mail_index::{Database, Error, Mode};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

fn scene() -> Scene {
    Scene::with(&[(
        "new/1",
        "Message-ID: <one>\nFrom: Alice\nSubject: hello\n\nsome words\n",
    )])
}

#[test]
fn all_is_there_when_it_is_opened_again() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    for mode in [Mode::ReadOnly, Mode::ReadWrite] {
        let database = scene.open(mode);
        assert_eq!(
            found(&database, "from:alice words subject:hel* tag:unread"),
            ["one"]
        );
        assert_eq!(database.search("*").unwrap().iter_threads().count(), 1);
    }
}

#[test]
fn tags_are_saved_by_sync_alone() {
    let scene = scene();
    let mut database = scene.indexed();
    assert!(database.add_tag("one", "synced").unwrap());
    assert!(!database.add_tag("one", "synced").unwrap());
    database.sync().unwrap();
    database.add_tag("one", "dropped").unwrap();
    drop(database);
    assert_eq!(
        tags(&scene.open(Mode::ReadOnly), "one"),
        "inbox synced unread"
    );

    let mut database = scene.open(Mode::ReadWrite);
    assert!(database.remove_tag("one", "unread").unwrap());
    assert!(!database.remove_tag("one", "unread").unwrap());
    database.sync().unwrap();
    drop(database);
    assert_eq!(tags(&scene.open(Mode::ReadOnly), "one"), "inbox synced");
}

#[test]
fn what_cannot_be_asked_for_cannot_be_a_tag() {
    let mut database = scene().indexed();
    for tag in ["", "-x", "+x", "two words", "\"", "a\nb"] {
        let error = database.add_tag("one", tag).unwrap_err();
        assert!(
            matches!(&error, Error::BadTag { tag: told, .. } if told == tag),
            "{error}"
        );
    }
    database.add_tag("one", "größe:1/2").unwrap();
    assert_eq!(found(&database, "tag:größe:1/2"), ["one"]);
}

#[test]
fn who_only_reads_cannot_change() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    let before = fs::read(scene.database()).unwrap();
    let mut database = scene.open(Mode::ReadOnly);
    let refused = || Error::NotWritable {
        path: fs::canonicalize(scene.database())
            .unwrap()
            .display()
            .to_string(),
    };
    assert_eq!(database.index(&scene.maildir()).unwrap_err(), refused());
    assert_eq!(database.add_tag("one", "tag").unwrap_err(), refused());
    assert_eq!(database.remove_tag("one", "inbox").unwrap_err(), refused());
    assert_eq!(tags(&database, "one"), "inbox unread");
    database.sync().unwrap();
    drop(database);
    assert_eq!(fs::read(scene.database()).unwrap(), before);
}

#[test]
fn a_file_that_is_missing_or_in_the_way_is_told() {
    let scene = scene();
    let path = scene.database();
    for mode in [Mode::ReadOnly, Mode::ReadWrite] {
        assert_eq!(
            Database::open(&path, mode).unwrap_err(),
            Error::Missing { path: path.clone() }
        );
    }
    fs::write(&path, "precious").unwrap();
    assert_eq!(
        Database::create(&path).unwrap_err(),
        Error::Exists { path: path.clone() }
    );
    assert_eq!(fs::read(&path).unwrap(), b"precious");
}

#[test]
fn a_path_with_a_nul_is_told() {
    for result in [
        Database::create("a\0b"),
        Database::open("a\0b", Mode::ReadOnly),
    ] {
        assert!(matches!(result, Err(Error::Io { path, .. }) if path == "a\0b"));
    }
}

#[test]
fn a_file_of_another_kind_is_told() {
    let scene = scene();
    let path = fs::canonicalize(scene.maildir())
        .unwrap()
        .join("other")
        .display()
        .to_string();
    for bytes in [b"".as_slice(), b"hmail", b"From: Alice\n\n", &[0; 4096]] {
        fs::write(&path, bytes).unwrap();
        for mode in [Mode::ReadOnly, Mode::ReadWrite] {
            assert_eq!(
                Database::open(&path, mode).unwrap_err(),
                Error::NotADatabase { path: path.clone() }
            );
        }
    }
    let path = scene.maildir();
    assert_eq!(
        Database::open(&path, Mode::ReadWrite).unwrap_err(),
        Error::NotADatabase { path }
    );
}

#[test]
fn a_file_of_another_format_is_told() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    let mut bytes = fs::read(scene.database()).unwrap();
    bytes[8] = 2;
    fs::write(scene.database(), bytes).unwrap();
    let error = Database::open(&scene.database(), Mode::ReadOnly).unwrap_err();
    assert!(
        matches!(error, Error::OtherFormat { format: 2, .. }),
        "{error}"
    );
}

#[test]
fn a_database_cut_anywhere_is_told() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    let bytes = fs::read(scene.database()).unwrap();
    for length in 0..bytes.len() {
        fs::write(scene.database(), &bytes[..length]).unwrap();
        let error = Database::open(&scene.database(), Mode::ReadWrite).unwrap_err();
        match error {
            Error::NotADatabase { .. } => assert!(length < 8),
            Error::Damaged { reason, .. } => assert_eq!(reason, "its end is missing"),
            other => panic!("{length}: {other}"),
        }
    }
    fs::write(scene.database(), [bytes.as_slice(), b"\n"].concat()).unwrap();
    let error = Database::open(&scene.database(), Mode::ReadWrite).unwrap_err();
    assert!(
        matches!(error, Error::Damaged { reason, .. } if reason == "something follows its end")
    );
}

#[test]
fn a_database_with_any_byte_changed_is_told() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    let bytes = fs::read(scene.database()).unwrap();
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        fs::write(scene.database(), changed).unwrap();
        let error = Database::open(&scene.database(), Mode::ReadOnly).unwrap_err();
        match error {
            Error::NotADatabase { .. } => assert!(place < 8),
            Error::OtherFormat { .. } => assert!((8..12).contains(&place)),
            Error::Damaged { .. } => assert!(place >= 12),
            other => panic!("{place}: {other}"),
        }
    }
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_the_lock_goes() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    let before = fs::read(scene.database()).unwrap();
    let mut database = scene.open(Mode::ReadWrite);
    database.add_tag("one", "tag").unwrap();
    // Nothing can be written beside the file once its directory has another name.
    let directory = std::path::PathBuf::from(scene.maildir())
        .parent()
        .unwrap()
        .to_owned();
    let moved = directory.with_extension("moved");
    fs::rename(&directory, &moved).unwrap();
    let result = database.sync();
    drop(database);
    fs::rename(&moved, &directory).unwrap();
    assert!(matches!(result, Err(Error::Missing { .. })), "{result:?}");
    assert_eq!(fs::read(scene.database()).unwrap(), before);
    assert_eq!(tags(&scene.open(Mode::ReadWrite), "one"), "inbox unread");
}

#[test]
fn a_link_and_permissions_stay_and_no_other_file_is_left() {
    let scene = scene();
    scene.indexed().sync().unwrap();
    fs::set_permissions(scene.database(), fs::Permissions::from_mode(0o640)).unwrap();
    let link = scene.file("link").to_str().unwrap().to_owned();
    symlink(scene.database(), &link).unwrap();
    let mut database = Database::open(&link, Mode::ReadWrite).unwrap();
    database.add_tag("one", "linked").unwrap();
    database.sync().unwrap();
    drop(database);

    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        fs::metadata(scene.database()).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert_eq!(
        tags(&scene.open(Mode::ReadOnly), "one"),
        "inbox linked unread"
    );
    let directory = std::path::Path::new(&scene.database())
        .parent()
        .unwrap()
        .to_owned();
    let mut names: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["database", "mail"]);
}
