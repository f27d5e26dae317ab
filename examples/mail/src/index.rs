//! The messages of a database and the words in them, all in memory.

use crate::error::Error;
use crate::maildir::{self, Maildir};
use crate::parse::{Mail, parse};
use crate::thread::Grouping;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::ops::Bound::{Included, Unbounded};
use std::path::Path;

/// A message's number, which no other message ever gets.
pub type Number = u32;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    next: Number,
    pub entries: BTreeMap<Number, Entry>,
    words: BTreeMap<String, Vec<Number>>,
    #[serde(skip)]
    numbers: HashMap<String, Number>,
    #[serde(skip)]
    pub grouping: Grouping,
}

/// What an update did, in files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub added: usize,
    /// Of those that were known, how many have been moved or flagged since.
    pub moved: usize,
    pub removed: usize,
    /// Not messages, or not readable. Each time is another try.
    pub skipped: usize,
}

/// What is known of a message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub id: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub subject: Option<String>,
    pub date: Option<i64>,
    pub references: Vec<String>,
    /// Never empty: more than one where a message is there several times.
    pub files: Vec<String>,
    pub tags: BTreeSet<String>,
}

impl Index {
    /// Computes what is not stored.
    pub fn derive(&mut self) {
        self.numbers = self
            .entries
            .iter()
            .map(|(number, entry)| (entry.id.clone(), *number))
            .collect();
        self.grouping = Grouping::of(&self.entries);
    }

    pub fn entry_mut(&mut self, id: &str) -> Option<&mut Entry> {
        let number = self.numbers.get(id)?;
        self.entries.get_mut(number)
    }

    /// The messages with a word, or with any word that begins so.
    pub fn with_word(&self, word: &str, is_prefix: bool) -> HashSet<Number> {
        let from = self.words.range::<str, _>((Included(word), Unbounded));
        let fitting =
            from.take_while(|(found, _)| *found == word || is_prefix && found.starts_with(word));
        fitting.flat_map(|(_, numbers)| numbers).copied().collect()
    }

    /// Adds the files of a maildir that are new, and forgets those that are gone.
    pub fn update(&mut self, path: &Path) -> Result<Counts, Error> {
        let mut maildir = Maildir::list(path)?;
        let mut counts = Counts {
            skipped: maildir.skipped,
            ..Counts::default()
        };
        self.follow(&mut maildir, &mut counts);
        let unknown = std::mem::take(&mut maildir.files);
        for (name, file) in unknown {
            match fs::read(&file).ok().and_then(|bytes| parse(&bytes)) {
                Some(mail) => {
                    self.add(mail, &name, file);
                    counts.added += 1;
                }
                None => counts.skipped += 1,
            }
        }
        self.derive();
        Ok(counts)
    }

    /// Compares the files that are known with those that are there, and leaves in the maildir those that are not known.
    fn follow(&mut self, maildir: &mut Maildir, counts: &mut Counts) {
        for entry in self.entries.values_mut() {
            let tags = &mut entry.tags;
            entry.files.retain_mut(|file| {
                if !maildir.holds(file) {
                    return true;
                }
                let Some(now) = maildir.files.remove(maildir::lasting_name(file)) else {
                    counts.removed += 1;
                    return false;
                };
                if now != *file {
                    retag(tags, &maildir::tags(file), &maildir::tags(&now));
                    *file = now;
                    counts.moved += 1;
                }
                true
            });
        }
        let before = self.entries.len();
        self.entries.retain(|_, entry| !entry.files.is_empty());
        if self.entries.len() < before {
            self.words.retain(|_, numbers| {
                numbers.retain(|number| self.entries.contains_key(number));
                !numbers.is_empty()
            });
            self.derive();
        }
    }

    fn add(&mut self, mail: Mail, name: &str, file: String) {
        let id = mail.id.unwrap_or_else(|| format!("hmail.{name}"));
        if let Some(entry) = self
            .numbers
            .get(&id)
            .and_then(|number| self.entries.get_mut(number))
        {
            entry.files.push(file);
            return;
        }
        let number = self.next;
        self.next += 1;
        for word in mail.words {
            self.words.entry(word).or_default().push(number);
        }
        let mut tags = maildir::tags(&file);
        tags.insert("inbox".to_owned());
        self.numbers.insert(id.clone(), number);
        let entry = Entry {
            id,
            from: mail.from,
            to: mail.to,
            subject: mail.subject,
            date: mail.date,
            references: mail.references,
            files: vec![file],
            tags,
        };
        self.entries.insert(number, entry);
    }
}

/// Does to tags what was done to flags, and leaves alone what the user did to tags since.
fn retag(tags: &mut BTreeSet<String>, before: &BTreeSet<String>, now: &BTreeSet<String>) {
    tags.retain(|tag| !before.contains(tag) || now.contains(tag));
    tags.extend(now.difference(before).cloned());
}
