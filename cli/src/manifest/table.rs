//! Tables of a manifest, with typed access that reports values of another type by file, line and column.

use std::fmt;
use std::path::{Path, PathBuf};

use toml_span::{Span, Value, value};

/// A value, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<T> {
    pub(super) value: T,
    span: Span,
}

/// A table, and what it is called in messages.
pub(super) struct Table<'a> {
    name: &'a str,
    entries: &'a value::Table<'a>,
}

impl<'a> Table<'a> {
    pub(super) fn of(
        value: &'a Value<'a>,
        name: &'a str,
        errors: &mut ManifestErrors,
    ) -> Option<Self> {
        match value.as_table() {
            Some(entries) => Some(Table { name, entries }),
            None => {
                errors.expected(value, name, "a table");
                None
            }
        }
    }

    /// Reports the keys that are not known.
    pub(super) fn check_keys(&self, known: &[&str], errors: &mut ManifestErrors) {
        for key in self.entries.keys() {
            if !known.contains(&&*key.name) {
                errors.add(
                    &Entry {
                        value: (),
                        span: key.span,
                    },
                    format!(
                        "unknown key `{}` in `[package.{}]`; expected one of {}",
                        key.name,
                        self.name,
                        joined(known)
                    ),
                );
            }
        }
    }

    /// A text.
    pub(super) fn text(&self, key: &str, errors: &mut ManifestErrors) -> Option<Entry<&'a str>> {
        let value = self.entries.get(key)?;
        let text = errors.text(value, key)?;
        Some(Entry {
            value: text,
            span: value.span,
        })
    }

    /// A list of texts.
    pub(super) fn list(&self, key: &str, errors: &mut ManifestErrors) -> Vec<Entry<&'a str>> {
        let Some(value) = self.entries.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.as_array() else {
            errors.expected(value, key, "an array of strings");
            return Vec::new();
        };
        let texts = list.iter().filter_map(|value| {
            let text = errors.text(value, key)?;
            Some(Entry {
                value: text,
                span: value.span,
            })
        });
        texts.collect()
    }

    /// A list of names, or a table of them with a text for each.
    pub(super) fn names(
        &self,
        key: &'a str,
        errors: &mut ManifestErrors,
    ) -> Vec<Entry<(&'a str, Option<&'a str>)>> {
        let value = self.entries.get(key);
        match value.map(|value| (value, value.as_table())) {
            None => Vec::new(),
            Some((_, Some(entries))) => {
                let table = Table { name: key, entries };
                let with_text = |entry: Entry<(&'a str, &'a str)>| Entry {
                    value: (entry.value.0, Some(entry.value.1)),
                    span: entry.span,
                };
                table.texts(errors).into_iter().map(with_text).collect()
            }
            Some((value, None)) if value.as_array().is_none() => {
                errors.expected(value, key, "an array of strings or a table");
                Vec::new()
            }
            Some(_) => {
                let alone = |entry: Entry<&'a str>| Entry {
                    value: (entry.value, None),
                    span: entry.span,
                };
                self.list(key, errors).into_iter().map(alone).collect()
            }
        }
    }

    /// A table within this one.
    pub(super) fn table(&self, key: &'a str, errors: &mut ManifestErrors) -> Option<Table<'a>> {
        Table::of(self.entries.get(key)?, key, errors)
    }

    /// All keys with their texts.
    pub(super) fn texts(&self, errors: &mut ManifestErrors) -> Vec<Entry<(&'a str, &'a str)>> {
        let texts = self.entries.iter().filter_map(|(key, value)| {
            let text = errors.text(value, &key.name)?;
            Some(Entry {
                value: (&*key.name, text),
                span: value.span,
            })
        });
        texts.collect()
    }
}

/// Keys in a sentence.
fn joined(keys: &[&str]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(", ")
}

/// All errors of a manifest, and of the files that it names.
#[derive(Debug)]
pub struct ManifestErrors {
    manifest: PathBuf,
    /// Where the lines of the text begin.
    lines: Vec<usize>,
    /// Each with the place that it begins with.
    errors: Vec<(Option<usize>, String)>,
}

impl ManifestErrors {
    pub(super) fn new(manifest: &Path, text: &str) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        ManifestErrors {
            manifest: manifest.to_owned(),
            lines: std::iter::once(0).chain(behind).collect(),
            errors: Vec::new(),
        }
    }

    /// An error of this value.
    pub(super) fn add<T>(&mut self, entry: &Entry<T>, message: impl Into<String>) {
        self.errors.push((Some(entry.span.start), message.into()));
    }

    /// An error of a file, with which the message begins.
    pub(super) fn add_of_file(&mut self, message: String) {
        self.errors.push((None, message));
    }

    fn expected(&mut self, value: &Value<'_>, key: &str, expected: &str) {
        let found = if value.as_str().is_some() {
            "a string"
        } else if value.as_integer().is_some() {
            "an integer"
        } else if value.as_float().is_some() {
            "a float"
        } else if value.as_bool().is_some() {
            "a boolean"
        } else if value.as_array().is_some() {
            "an array"
        } else {
            "a table"
        };
        let message = format!("`{key}` must be {expected}, but is {found}");
        self.add(
            &Entry {
                value: (),
                span: value.span,
            },
            message,
        );
    }

    fn text<'a>(&mut self, value: &'a Value<'a>, key: &str) -> Option<&'a str> {
        match value.as_str() {
            Some(text) if text.trim().is_empty() => {
                let message = format!("`{key}` is empty: write a text, or remove the line");
                self.add(
                    &Entry {
                        value: (),
                        span: value.span,
                    },
                    message,
                );
                None
            }
            Some(text) => Some(text),
            None => {
                self.expected(value, key, "a string");
                None
            }
        }
    }

    /// # Errors
    /// If there is one.
    pub(super) fn into_result(mut self) -> Result<(), Self> {
        self.errors.sort();
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self)
        }
    }
}

impl fmt::Display for ManifestErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.errors.len();
        if count > 1 {
            write!(
                f,
                "{count} errors in the description of the Haskell package:"
            )?;
        }
        for (at, message) in &self.errors {
            if count > 1 {
                f.write_str("\n")?;
            }
            if let Some(at) = *at {
                let line = self.lines.partition_point(|start| *start <= at);
                let start = line.checked_sub(1).and_then(|it| self.lines.get(it));
                let column = at - start.copied().unwrap_or_default() + 1;
                write!(f, "{}:{line}:{column}: ", self.manifest.display())?;
            }
            f.write_str(message)?;
        }
        Ok(())
    }
}

impl std::error::Error for ManifestErrors {}
