//! The maildir that `make-maildir` makes.

use mail_index::{Database, Message};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The newest two versions of a package as one of its binaries has them, and the oldest two as another has.
const CUT: &str = "\
tool (1:3.0-1) unstable; urgency=medium

  * Now in colour.

 -- Alice Arms <alice@example.org>  Wed, 01 Jan 2020 12:00:00 +0000

tool (2.0-1) unstable; urgency=high

  * Fixes a hole.

 -- Jürgen <j@example.org>  Tue, 01 Jan 2019 12:00:00 +0000
";
const WHOLE: &str = "\
tool (2.0-1) unstable; urgency=high

  * Fixes a hole.

 -- Jürgen <j@example.org>  Tue, 01 Jan 2019 12:00:00 +0000

tool (1.0-1) unstable; urgency=low

  * Initial release.

 -- Alice Arms <alice@example.org>  Mon, 01 Jan 2018 12:00:00 +0000
";
const OTHERS: &str = "Changes (if any) are told elsewhere.\n -- Nobody\n";

fn install(documentation: &Path, package: &str, name: &str, changelog: &str) {
    let directory = documentation.join(package);
    fs::create_dir_all(&directory).unwrap();
    let file = directory.join(name);
    fs::write(&file, changelog).unwrap();
    assert!(Command::new("gzip").arg(file).status().unwrap().success());
}

fn make(maildir: &Path, documentation: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_make-maildir"));
    let output = command.arg(maildir).arg(documentation).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_package_is_a_thread_whichever_changelogs_tell_it() {
    let directory = tempfile::tempdir().unwrap();
    let documentation = directory.path().join("doc");
    install(&documentation, "libtool", "changelog.Debian", CUT);
    install(&documentation, "tool", "changelog.Debian", WHOLE);
    install(&documentation, "tool", "changelog", OTHERS);
    let maildir = directory.path().join("mail");
    make(&maildir, &documentation);

    let path = directory.path().join("database");
    let mut database = Database::create(path.to_str().unwrap()).unwrap();
    database.index(maildir.to_str().unwrap()).unwrap();
    let query = database.search("*").unwrap();
    let threads: Vec<_> = query.iter_threads().collect();
    assert_eq!(threads.len(), 1);
    let messages: Vec<_> = threads[0].iter_messages().collect();
    let subjects: Vec<_> = messages.iter().filter_map(Message::subject).collect();
    assert_eq!(
        subjects,
        [
            "tool (1.0-1) unstable; urgency=low",
            "tool (2.0-1) unstable; urgency=high",
            "tool (1:3.0-1) unstable; urgency=medium",
        ]
    );
    let tags: Vec<String> = messages
        .iter()
        .map(|message| message.iter_tags().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(tags, ["inbox", "flagged inbox", "inbox unread"]);
    assert_eq!(
        messages[1].from().as_deref(),
        Some("Jürgen <j@example.org>")
    );
    assert_eq!(messages[1].body().unwrap(), "  * Fixes a hole.\n");
    assert_eq!(messages[2].date(), Some(1_577_880_000));
}

#[test]
fn the_same_changelogs_give_the_same_files() {
    let directory = tempfile::tempdir().unwrap();
    let documentation = directory.path().join("doc");
    install(&documentation, "tool", "changelog.Debian", WHOLE);
    let files = |name: &str| {
        let maildir = directory.path().join(name);
        make(&maildir, &documentation);
        make(&maildir, &documentation);
        let paths = ["new", "cur"].map(|name| fs::read_dir(maildir.join(name)).unwrap());
        let paths = paths
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path());
        let read = |path: std::path::PathBuf| {
            (
                path.file_name().unwrap().to_owned(),
                fs::read(path).unwrap(),
            )
        };
        let mut files: Vec<_> = paths.map(read).collect();
        files.sort();
        files
    };
    assert_eq!(files("one"), files("other"));
    assert_eq!(files("one").len(), 2);
}
