//! A maildir, read without the index: what is true of its messages.
//!
//! These are as `make-maildir` makes them: a header in a line, and one part in UTF-8.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use hsffi_test_harness::error::{Error, Result, at};

pub struct Maildir(Vec<Message>);

pub struct Message {
    pub path: PathBuf,
    pub id: String,
    pub from: String,
    pub subject: String,
    pub body: String,
    in_reply_to: Option<String>,
}

impl Maildir {
    pub fn read(path: &Path) -> Result<Self> {
        let mut messages = Vec::new();
        for directory in ["new", "cur"].map(|name| path.join(name)) {
            for entry in fs::read_dir(&directory).map_err(at(&directory))? {
                messages.push(Message::read(entry.map_err(at(&directory))?.path())?);
            }
        }
        Ok(Maildir(messages))
    }

    pub fn messages(&self) -> &[Message] {
        &self.0
    }

    /// The ids of the messages that are so.
    pub fn ids(&self, is_so: impl Fn(&Message) -> bool) -> BTreeSet<String> {
        let messages = self.0.iter().filter(|message| is_so(message));
        messages.map(|message| message.id.clone()).collect()
    }

    /// How many threads there are: messages that lead to each other, which may be by one that is missing, or in a circle.
    pub fn threads(&self) -> usize {
        let mut neighbours: HashMap<&str, Vec<&str>> = HashMap::new();
        for message in &self.0 {
            if let Some(other) = &message.in_reply_to {
                neighbours.entry(&message.id).or_default().push(other);
                neighbours.entry(other).or_default().push(&message.id);
            }
        }
        let mut threads = 0;
        let mut seen = HashSet::new();
        for message in &self.0 {
            let mut to_visit = vec![message.id.as_str()];
            threads += usize::from(!seen.contains(message.id.as_str()));
            while let Some(id) = to_visit.pop() {
                if seen.insert(id) {
                    to_visit.extend(neighbours.get(id).into_iter().flatten());
                }
            }
        }
        threads
    }
}

impl Message {
    fn read(path: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
        let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
        let known = |name: &str| {
            let missing = || Error::Unmet(format!("{}: no header {name}", path.display()));
            header(name).ok_or_else(missing)
        };
        let id = |text: &str| text.trim_matches(['<', '>']).to_owned();
        Ok(Message {
            id: id(known("Message-ID: ")?),
            from: known("From: ")?.to_owned(),
            subject: known("Subject: ")?.to_owned(),
            body: body.to_owned(),
            in_reply_to: header("In-Reply-To: ").map(id),
            path,
        })
    }

    /// Whether the word is in its text or in a header.
    pub fn says(&self, word: &str) -> bool {
        [&self.from, &self.subject, &self.body]
            .iter()
            .any(|text| has_word(text, word))
    }

    pub fn is_new(&self) -> bool {
        self.path
            .parent()
            .is_some_and(|parent| parent.ends_with("new"))
    }

    /// Whether the file's name tells this flag.
    pub fn has_flag(&self, flag: char) -> bool {
        let name = self.path.to_string_lossy();
        name.rsplit_once(":2,")
            .is_some_and(|(_, flags)| flags.contains(flag))
    }
}

/// Whether a word stands in a text, between whatever is no letter and no digit.
pub fn has_word(text: &str, word: &str) -> bool {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|other| other == word)
}
