//! What is read from a message.

use crate::scene::{Scene, find, first};

#[test]
fn headers_are_read_and_unfolded() {
    let text = "From: Alice <alice@example.org>\nTo: Bob <bob@example.org>\nSubject: a long\n\tstory,\n  told =?utf-8?q?sl=C3=B6wly?=\n\
                Date: Sun, 02 Oct 2016 07:06:22 -0700 (PDT)\nMessage-ID: <1@example.org>\n\nIt was.\n";
    let scene = Scene::with(&[("cur/one:2,S", text)]);
    let database = scene.indexed();
    let query = find(&database, "1@example.org");
    let message = first(&query);
    assert_eq!(message.from().as_deref(), Some("Alice <alice@example.org>"));
    assert_eq!(message.to().as_deref(), Some("Bob <bob@example.org>"));
    assert_eq!(
        message.subject().as_deref(),
        Some("a long story, told slöwly")
    );
    assert_eq!(message.date(), Some(1_475_417_182));
    assert_eq!(
        message.path(),
        scene
            .file("cur/one:2,S")
            .canonicalize()
            .unwrap()
            .to_str()
            .unwrap()
    );
    assert_eq!(message.body().unwrap(), "It was.\n");
}

#[test]
fn headers_may_be_missing() {
    let scene = Scene::with(&[("new/lonely", "Subject: alone\n\n")]);
    let database = scene.indexed();
    let query = find(&database, "hmail.lonely");
    let message = first(&query);
    assert_eq!(
        (message.from(), message.to(), message.date()),
        (None, None, None)
    );
    assert_eq!(message.subject().as_deref(), Some("alone"));
}

#[test]
fn what_has_no_header_is_no_message() {
    let scene = Scene::new();
    scene.write("cur/empty", "");
    scene.write("cur/binary", [0, 255, 10, 13, 10, 0]);
    scene.write("cur/notes", "to do: nothing\n");
    let mut database = scene.indexed();
    assert_eq!(database.search("*").unwrap().count(), 0);
    assert_eq!(database.index(&scene.maildir()).unwrap(), (0, 0, 0, 3));
}

#[test]
fn parts_and_encodings_are_read() {
    let text = "Message-ID: <parts>\nContent-Type: multipart/alternative; boundary=xx\n\n\
                --xx\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\ncaf=E9\n\
                --xx\nContent-Type: text/html\n\n<blink>nope</blink>\n--xx--\n";
    let database = Scene::with(&[("cur/parts", text)]).indexed();
    assert_eq!(database.search("café").unwrap().count(), 1);
    assert_eq!(
        database.search("blink").unwrap().count(),
        0,
        "what is not shown as text is not searched"
    );
}

#[test]
fn bytes_that_are_not_utf8_do_not_matter() {
    let scene = Scene::new();
    scene.write("cur/latin", b"Message-ID: <latin>\nFrom: J\xfcrgen\nContent-Type: text/plain; charset=utf-8\n\n\xff word\n");
    let database = scene.indexed();
    assert_eq!(
        first(&find(&database, "latin")).from().as_deref(),
        Some("Jürgen")
    );
    assert_eq!(database.search("word").unwrap().count(), 1);
}

#[test]
fn a_date_may_be_wrong_or_lack_its_end() {
    let cases = [
        ("the day after tomorrow", None),
        ("Thu, 1 Jan", None),
        ("32 Jan 2020 00:00:00 +0000", None),
        ("2 Jan 1970", Some(86400)),
    ];
    for (value, expected) in cases {
        let text = format!("Message-ID: <dated>\nDate: {value}\n\n");
        let database = Scene::with(&[("cur/dated", &text)]).indexed();
        let date = first(&find(&database, "dated")).date();
        assert_eq!(date, expected, "{value}");
    }
}
