//! The registry of rules, and the sources whose messages name them.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// A rule of the registry.
#[derive(Clone, Debug)]
pub struct Section {
    /// `HS0004`.
    pub number: String,
    /// The rule in one sentence.
    pub sentence: String,
    /// The explanation.
    pub text: String,
}

/// The rules in the order of the registry.
///
/// # Errors
/// If the registry cannot be read.
pub fn sections() -> io::Result<Vec<Section>> {
    let registry = fs::read_to_string(workspace().join("cli/rules.md"))?;
    // The text before the first heading is an introduction.
    let sections = registry.split("\n## ").skip(1).map(|section| {
        let (heading, text) = section.split_once('\n').unwrap_or((section, ""));
        let (number, sentence) = heading.split_once(' ').unwrap_or((heading, ""));
        Section {
            number: number.to_owned(),
            sentence: sentence.to_owned(),
            text: text.trim().to_owned(),
        }
    });
    Ok(sections.collect())
}

/// The sources of the crates whose messages name rules, as one text.
///
/// # Errors
/// If a source cannot be read.
pub fn sources() -> io::Result<String> {
    let mut sources = String::new();
    for directory in ["runtime/src", "macros/src"] {
        read_sources(&workspace().join(directory), &mut sources)?;
    }
    Ok(sources)
}

fn read_sources(directory: &Path, sources: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            read_sources(&path, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(path)?);
        }
    }
    Ok(())
}

/// The numbers of rules in a text, in upper case: `HS0017` of `HS0017StaysInItsCall` and of `hs0017_until_…`.
pub fn numbers(text: &str) -> BTreeSet<String> {
    let text = text.to_uppercase();
    text.match_indices("HS")
        .filter_map(|(at, _)| text.get(at..at + 6))
        .filter(|number| number.bytes().skip(2).all(|byte| byte.is_ascii_digit()))
        .map(ToOwned::to_owned)
        .collect()
}

/// The path of the workspace from the package, in which cargo runs tests.
fn workspace() -> &'static Path {
    Path::new("../..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_anywhere_in_a_text() {
        let text = "[HS0001] of hs0002_name and TraitHS0003, not HS4 nor HSabcd HS000";
        assert_eq!(
            numbers(text).into_iter().collect::<Vec<_>>(),
            ["HS0001", "HS0002", "HS0003"]
        );
    }
}
