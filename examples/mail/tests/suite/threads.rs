//! Which messages belong together, and in which order.

use crate::scene::Scene;
use mail_index::{Database, Thread};

/// A message of the given second of 2020.
fn mail(id: &str, second: u32, references: &str) -> String {
    format!("Message-ID: <{id}>\nDate: 1 Jan 2020 00:00:{second:02} +0000\n{references}\n\ntext\n")
}

fn scene(messages: &[(&str, u32, &str)]) -> Scene {
    let scene = Scene::new();
    for (id, second, references) in messages {
        scene.write(&format!("cur/{id}"), mail(id, *second, references));
    }
    scene
}

fn ids(thread: &Thread) -> String {
    let ids: Vec<String> = thread.iter_messages().map(|message| message.id()).collect();
    ids.join(" ")
}

/// The threads that a query finds, each as the ids of its messages.
fn threads(database: &Database, query: &str) -> Vec<String> {
    database
        .search(query)
        .unwrap()
        .iter_threads()
        .map(|thread| ids(&thread))
        .collect()
}

#[test]
fn answers_are_in_the_thread_of_what_they_answer() {
    let database = scene(&[
        ("other", 9, ""),
        ("answer", 2, "In-Reply-To: <question>"),
        ("question", 1, ""),
        ("thanks", 3, "References: <question>\n <answer>"),
    ])
    .indexed();
    assert_eq!(threads(&database, "*"), ["other", "question answer thanks"]);
}

#[test]
fn a_missing_message_holds_its_answers_together() {
    let scene = scene(&[
        ("b", 2, "In-Reply-To: <gone>"),
        ("c", 3, "References: <gone>"),
        ("d", 4, ""),
    ]);
    let mut database = scene.indexed();
    assert_eq!(threads(&database, "*"), ["d", "b c"]);

    scene.write("new/gone", mail("gone", 1, "In-Reply-To: <d>"));
    database.index(&scene.maildir()).unwrap();
    assert_eq!(
        threads(&database, "*"),
        ["gone b c d"],
        "it joins the threads when it comes"
    );
}

#[test]
fn threads_come_by_their_newest_match() {
    let scene = scene(&[
        ("old", 1, ""),
        ("newest", 9, "In-Reply-To: <old>"),
        ("middle", 5, ""),
    ]);
    scene.write("cur/undated", "Message-ID: <undated>\n\n");
    let database = scene.indexed();
    assert_eq!(threads(&database, "*"), ["old newest", "middle", "undated"]);
    assert_eq!(
        threads(&database, "-id:newest"),
        ["middle", "old newest", "undated"]
    );
}

#[test]
fn a_thread_counts_its_matches_and_is_found_by_its_id() {
    let database = scene(&[("a", 1, ""), ("b", 2, "In-Reply-To: <a>"), ("c", 3, "")]).indexed();
    let query = database.search("id:b").unwrap();
    let thread = query.iter_threads().next().unwrap();
    assert_eq!((thread.matched(), thread.total()), (1, 2));
    let all = database.search(&format!("thread:{}", thread.id())).unwrap();
    assert_eq!(all.count(), 2);
}

#[test]
fn messages_that_answer_each_other_in_a_circle_are_one_thread() {
    let database = scene(&[
        ("a", 1, "In-Reply-To: <b>"),
        ("b", 2, "In-Reply-To: <a>"),
        ("c", 3, "References: <c>"),
    ])
    .indexed();
    assert_eq!(threads(&database, "*"), ["c", "a b"]);
}

#[test]
fn what_was_found_stays_as_it_was() {
    let scene = scene(&[("a", 1, ""), ("b", 2, "In-Reply-To: <a>")]);
    let mut database = scene.indexed();
    let query = database.search("*").unwrap();
    database.add_tag("b", "later").unwrap();
    scene.write("cur/c", mail("c", 3, "In-Reply-To: <b>"));
    std::fs::remove_file(scene.file("cur/a")).unwrap();
    database.index(&scene.maildir()).unwrap();
    assert_eq!(threads(&database, "tag:later"), ["b c"]);
    database.sync().unwrap();
    drop(database);

    let thread = query.iter_threads().next().unwrap();
    assert_eq!(ids(&thread), "a b");
    let answer = thread.iter_messages().last().unwrap();
    assert_eq!(answer.iter_tags().collect::<Vec<_>>(), ["inbox", "unread"]);
}
