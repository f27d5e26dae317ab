//! What another index of the same maildir does, in files: added, moved or flagged, gone, and skipped.

use crate::scene::{Scene, find, first, found, tags};
use mail_index::Error;
use std::fs;

fn mail(id: &str, text: &str) -> String {
    format!("Message-ID: <{id}>\n\n{text}\n")
}

#[test]
fn only_what_has_changed_counts() {
    let scene = Scene::with(&[
        ("cur/1:2,S", &mail("one", "kept")),
        ("cur/2:2,S", &mail("two", "dropped")),
    ]);
    let mut database = scene.indexed();
    assert_eq!(database.index(&scene.maildir()).unwrap(), (0, 0, 0, 0));

    scene.write("new/3", mail("three", "arrived"));
    fs::remove_file(scene.file("cur/2:2,S")).unwrap();
    let counts = database.index(&scene.maildir()).unwrap();
    assert_eq!(counts, (1, 0, 1, 0));
    assert_eq!(found(&database, "*"), ["three", "one"]);
    assert_eq!(found(&database, "dropped"), [""; 0]);
    assert_eq!(found(&database, "arrived"), ["three"]);
    assert_eq!(found(&database, "id:two"), [""; 0]);
}

#[test]
fn a_file_that_is_known_is_not_read_again() {
    let scene = Scene::with(&[("cur/1:2,S", &mail("one", "before"))]);
    let mut database = scene.indexed();
    scene.write("cur/1:2,S", mail("one", "after"));
    database.index(&scene.maildir()).unwrap();
    assert_eq!(found(&database, "before"), ["one"]);
}

#[test]
fn flags_become_tags() {
    let scene = Scene::with(&[
        ("new/1", &mail("new", "")),
        ("cur/2:2,DFPRS", &mail("flagged", "")),
    ]);
    let database = scene.indexed();
    assert_eq!(tags(&database, "new"), "inbox unread");
    assert_eq!(
        tags(&database, "flagged"),
        "draft flagged inbox passed replied"
    );
}

#[test]
fn a_message_that_moves_keeps_its_tags_but_for_the_flags_that_changed() {
    let scene = Scene::with(&[("new/1", &mail("one", ""))]);
    let mut database = scene.indexed();
    database.add_tag("one", "work").unwrap();
    database.remove_tag("one", "inbox").unwrap();

    fs::rename(scene.file("new/1"), scene.file("cur/1:2,S")).unwrap();
    let counts = database.index(&scene.maildir()).unwrap();
    assert_eq!(counts, (0, 1, 0, 0));
    assert_eq!(tags(&database, "one"), "work");
    let query = find(&database, "one");
    assert!(first(&query).path().ends_with("cur/1:2,S"));

    database.add_tag("one", "unread").unwrap();
    fs::rename(scene.file("cur/1:2,S"), scene.file("cur/1:2,FS")).unwrap();
    database.index(&scene.maildir()).unwrap();
    assert_eq!(tags(&database, "one"), "flagged unread work");
}

#[test]
fn a_message_lives_as_long_as_one_of_its_files() {
    let scene = Scene::with(&[
        ("cur/a:2,S", &mail("twin", "text")),
        ("cur/b:2,S", &mail("twin", "text")),
    ]);
    let mut database = scene.indexed();
    assert_eq!(found(&database, "*"), ["twin"]);
    fs::remove_file(scene.file("cur/a:2,S")).unwrap();
    database.index(&scene.maildir()).unwrap();
    let query = find(&database, "twin");
    assert_eq!(first(&query).body().unwrap(), "text\n");
    fs::remove_file(scene.file("cur/b:2,S")).unwrap();
    database.index(&scene.maildir()).unwrap();
    assert_eq!(found(&database, "*"), [""; 0]);
}

#[test]
fn a_second_maildir_does_not_displace_the_first() {
    let scene = Scene::with(&[("cur/1:2,S", &mail("one", ""))]);
    let other = Scene::with(&[("cur/1:2,S", &mail("other", ""))]);
    let mut database = scene.indexed();
    let counts = database.index(&other.maildir()).unwrap();
    assert_eq!(counts, (1, 0, 0, 0));
    assert_eq!(found(&database, "*"), ["other", "one"]);
}

#[test]
fn hidden_files_and_directories_are_no_messages() {
    let scene = Scene::with(&[("cur/.hidden", &mail("hidden", ""))]);
    fs::create_dir(scene.file("cur/directory")).unwrap();
    let mut database = scene.indexed();
    assert_eq!(database.index(&scene.maildir()).unwrap(), (0, 0, 0, 0));
    assert_eq!(found(&database, "*"), [""; 0]);
}

#[test]
fn a_directory_that_is_no_maildir_is_told_and_changes_nothing() {
    let scene = Scene::with(&[("cur/1:2,S", &mail("one", ""))]);
    let mut database = scene.indexed();
    for path in [
        scene.maildir() + "/cur",
        scene.maildir() + "/cur/1:2,S",
        scene.maildir() + "/none",
    ] {
        assert_eq!(
            database.index(&path).unwrap_err(),
            Error::NotAMaildir { path }
        );
    }
    fs::remove_dir(scene.file("new")).unwrap();
    assert!(matches!(
        database.index(&scene.maildir()),
        Err(Error::NotAMaildir { .. })
    ));
    assert_eq!(found(&database, "*"), ["one"]);
}
