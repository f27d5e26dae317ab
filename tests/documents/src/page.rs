//! Markdown files.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A Markdown file.
#[derive(Debug)]
pub struct Page {
    /// From the repository's root.
    pub path: PathBuf,
    /// Its content.
    pub text: String,
}

impl Page {
    /// Reads a file by its path from the repository's root.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let text = fs::read_to_string(crate::root().join(&path))?;
        Ok(Page { path, text })
    }

    /// The destinations of links and images, in order.
    pub fn links(&self) -> Vec<String> {
        let links = self.events().filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        });
        links.collect()
    }

    /// The code spans, in order.
    pub fn code_spans(&self) -> Vec<String> {
        let codes = self.events().filter_map(|event| match event {
            Event::Code(code) => Some(code.into_string()),
            _ => None,
        });
        codes.collect()
    }

    /// The anchors of headings, as GitHub and mdBook write them.
    pub fn anchors(&self) -> BTreeSet<String> {
        let mut anchors = BTreeSet::new();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut heading: Option<String> = None;
        for event in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = slug(&heading.take().unwrap_or_default());
                    let count = counts.entry(anchor.clone()).or_default();
                    anchors.insert(match *count {
                        0 => anchor,
                        again => format!("{anchor}-{again}"),
                    });
                    *count += 1;
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                _ => {}
            }
        }
        anchors
    }

    fn events(&self) -> Parser<'_> {
        Parser::new_ext(&self.text, Options::ENABLE_TABLES)
    }
}

/// The anchor of a heading: in lower case, with hyphens for spaces and without punctuation.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The Markdown files in a directory and below, from the repository's root. Hidden and generated directories are left out.
///
/// # Errors
/// When a directory cannot be read.
pub fn find(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(crate::root().join(directory))? {
        let entry = entry?;
        let name = entry.file_name();
        let path = directory.join(&name);
        let is_left_out = name.to_string_lossy().starts_with('.') || name == "target";
        if is_left_out {
        } else if entry.file_type()?.is_dir() {
            found.extend(find(&path)?);
        } else if path.extension() == Some(OsStr::new("md")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page {
            path: PathBuf::from("page.md"),
            text: text.to_owned(),
        }
    }

    #[test]
    fn anchors_are_those_of_github() {
        let page = page("# A `wide` heading, isn't it?\n## Twice\n## Twice\n```\n# no\n```\n");
        let anchors = ["a-wide-heading-isnt-it", "twice", "twice-1"];
        assert!(page.anchors().iter().eq(anchors), "{:?}", page.anchors());
    }

    #[test]
    fn links_are_found_in_tables_and_not_in_code() {
        let page = page("[a](b.md#c)\n\n| d |\n|---|\n| [e](f) |\n\n`[g](h)`\n");
        assert_eq!(page.links(), ["b.md#c", "f"]);
    }
}
