//! One writer at a time, whatever the others do.

use crate::scene::{Scene, find, first, tags};
use mail_index::{Database, Error, Mode};
use std::collections::BTreeSet;
use std::thread;

fn scene() -> Scene {
    Scene::with(&[("cur/1:2,S", "Message-ID: <one>\n\ntext\n")])
}

fn assert_locked(scene: &Scene) {
    let path = std::fs::canonicalize(scene.database())
        .unwrap()
        .display()
        .to_string();
    assert_eq!(
        Database::open(&scene.database(), Mode::ReadWrite).unwrap_err(),
        Error::Locked { path }
    );
}

#[test]
fn a_second_writer_is_told_until_the_first_closes() {
    let scene = scene();
    let mut database = scene.indexed();
    assert_locked(&scene);
    database.sync().unwrap();
    assert_locked(&scene);
    database.add_tag("one", "tag").unwrap();
    database.sync().unwrap();
    assert_locked(&scene);
    database.sync().unwrap();
    drop(database);

    let database = scene.open(Mode::ReadWrite);
    assert_locked(&scene);
    drop(database);
    scene.open(Mode::ReadWrite).sync().unwrap();
}

#[test]
fn readers_see_what_was_saved_when_they_opened() {
    let scene = scene();
    let mut writer = scene.indexed();
    writer.sync().unwrap();
    writer.add_tag("one", "later").unwrap();
    let early = scene.open(Mode::ReadOnly);
    writer.sync().unwrap();
    drop(writer);
    let late = scene.open(Mode::ReadOnly);
    assert_eq!(tags(&early, "one"), "inbox");
    assert_eq!(tags(&late, "one"), "inbox later");
    drop(scene.open(Mode::ReadWrite));
}

#[test]
fn no_change_of_writers_that_wait_for_each_other_is_lost() {
    const EACH: usize = 50;
    let scene = scene();
    scene.indexed().sync().unwrap();
    let path = scene.database();
    let write = |writer: usize| {
        for change in 0..EACH {
            let mut database = loop {
                match Database::open(&path, Mode::ReadWrite) {
                    Ok(database) => break database,
                    Err(Error::Locked { .. }) => thread::yield_now(),
                    Err(other) => panic!("{other}"),
                }
            };
            database
                .add_tag("one", &format!("{writer}.{change}"))
                .unwrap();
            database.sync().unwrap();
            drop(database);
        }
    };
    thread::scope(|scope| {
        for writer in 0..4 {
            scope.spawn(move || write(writer));
        }
    });
    let database = scene.open(Mode::ReadOnly);
    let tags: BTreeSet<String> = first(&find(&database, "one"))
        .iter_tags()
        .map(str::to_owned)
        .collect();
    let expected =
        (0..4).flat_map(|writer| (0..EACH).map(move |change| format!("{writer}.{change}")));
    let lost: Vec<String> = expected.filter(|tag| !tags.contains(tag)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
