//! What a query finds.

use crate::scene::{Scene, found};
use hsffi::OwnedByRust;
use mail_index::{Database, Error};

fn database() -> OwnedByRust<Database> {
    Scene::with(&[
        ("cur/1:2,S", "Message-ID: <crash>\nFrom: Alice <alice@example.org>\nTo: list\nSubject: Bug: it crashes\n\nA null pointer.\n"),
        ("cur/2:2,S", "Message-ID: <fix>\nFrom: Bob\nTo: alice\nSubject: Re: bug\n\nThe pointers are fixed.\n"),
        ("new/3", "Message-ID: <party>\nFrom: Alice\nSubject: Party\n\nNo bugs. See http://example.org\n"),
    ])
    .indexed()
}

#[track_caller]
fn finds(query: &str, expected: &[&str]) {
    let mut ids = found(&database(), query);
    ids.sort();
    assert_eq!(ids, expected, "{query}");
}

#[test]
fn words_are_found_anywhere() {
    finds("alice", &["crash", "fix", "party"]);
    finds("POINTER", &["crash"]);
    finds("bug pointer", &["crash"]);
    finds("nothing", &[]);
}

#[test]
fn fields_are_found_in_their_headers() {
    finds("from:alice", &["crash", "party"]);
    finds("to:alice", &["fix"]);
    finds("subject:bug", &["crash", "fix"]);
    finds("from:alice@example.org subject:bug", &["crash"]);
    finds("id:party", &["party"]);
    finds("tag:unread", &["party"]);
    finds("tag:unrea", &[]);
}

#[test]
fn a_word_may_be_left_open() {
    finds("pointer*", &["crash", "fix"]);
    finds("subject:cr*", &["crash"]);
    finds("subject:p*", &["party"]);
}

#[test]
fn a_term_may_be_negated() {
    finds("from:alice -subject:bug", &["party"]);
    finds("-tag:unread", &["crash", "fix"]);
    finds("-bug* -bug", &[]);
    finds("\"-bug\"", &["crash", "fix"]);
}

#[test]
fn quotation_marks_keep_a_term_together() {
    finds("subject:\"bug crashes\"", &["crash"]);
    finds("-\"pointer null\" alice", &["fix", "party"]);
}

#[test]
fn a_field_that_is_not_known_is_a_word() {
    finds("http://example.org", &["party"]);
}

#[test]
fn all_are_found() {
    finds("*", &["crash", "fix", "party"]);
    finds("", &["crash", "fix", "party"]);
    finds(" \t ", &["crash", "fix", "party"]);
}

#[test]
fn a_wrong_query_is_told_with_the_position() {
    let cases = [
        ("bug \"open", 4, "a quotation mark is not closed"),
        ("é  from:", 3, "this term has no word"),
        ("-a --", 3, "this term has no word"),
        ("tag:", 0, "this term has no word"),
    ];
    for (query, position, reason) in cases {
        let reason = reason.to_owned();
        assert_eq!(
            database().search(query).unwrap_err(),
            Error::BadQuery { position, reason },
            "{query}"
        );
    }
}

#[test]
fn a_message_that_is_not_there_is_told() {
    let mut database = database();
    let missing = || Error::NoSuchMessage {
        id: "nobody".to_owned(),
    };
    assert_eq!(database.add_tag("nobody", "tag").unwrap_err(), missing());
    assert_eq!(database.remove_tag("nobody", "tag").unwrap_err(), missing());
}
