//! A maildir and a database in a directory that goes away.

use hsffi::OwnedByRust;
use mail_index::{Database, Message, Mode, Query};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

pub struct Scene(TempDir);

impl Scene {
    /// An empty maildir, and no database.
    pub fn new() -> Scene {
        let directory = tempfile::tempdir().unwrap();
        for name in ["mail/cur", "mail/new"] {
            fs::create_dir_all(directory.path().join(name)).unwrap();
        }
        Scene(directory)
    }

    /// A scene with these messages, in files with these names.
    pub fn with(messages: &[(&str, &str)]) -> Scene {
        let scene = Scene::new();
        for (name, text) in messages {
            scene.write(name, text);
        }
        scene
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join("mail").join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.file(name), text).unwrap();
    }

    pub fn maildir(&self) -> String {
        self.0.path().join("mail").to_str().unwrap().to_owned()
    }

    pub fn database(&self) -> String {
        self.0.path().join("database").to_str().unwrap().to_owned()
    }

    /// A new database with all that is in the maildir.
    pub fn indexed(&self) -> OwnedByRust<Database> {
        let mut database = Database::create(&self.database()).unwrap();
        database.index(&self.maildir()).unwrap();
        database
    }

    pub fn open(&self, mode: Mode) -> OwnedByRust<Database> {
        Database::open(&self.database(), mode).unwrap()
    }
}

/// The ids of the messages that a query finds, in the order in which it does.
pub fn found(database: &Database, query: &str) -> Vec<String> {
    database
        .search(query)
        .unwrap()
        .iter_messages()
        .map(|message| message.id())
        .collect()
}

/// The one message with an id.
pub fn find(database: &Database, id: &str) -> OwnedByRust<Query> {
    let query = database.search(&format!("id:{id}")).unwrap();
    assert_eq!(query.count(), 1, "{id}");
    query
}

/// The first message that was found.
pub fn first(query: &Query) -> Message<'_> {
    query.iter_messages().next().unwrap()
}

/// The tags of a message, between blanks.
pub fn tags(database: &Database, id: &str) -> String {
    let query = find(database, id);
    let tags: Vec<&str> = first(&query).iter_tags().collect();
    tags.join(" ")
}
