//! The interface of a generated package as Haskell programs see it, to be compared with that of another version.
//!
//! Each package contains its interface, as the file `api.txt`: a line for each module, type, value and instance. Documentation, and how
//! something is implemented, are no part of it.
//!
//! | module | purpose |
//! |---|---|
//! | `of_modules` | the interface of Haskell modules |
//! | `change` | what differs, and which version the PVP demands for it |

mod change;
mod of_modules;

use std::collections::BTreeMap;
use std::fmt;

pub use change::{Bump, Change};
pub(crate) use of_modules::of_modules;

/// The name of the file.
pub const API_FILE: &str = "api.txt";

/// What a package offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Api {
    /// The name of the package.
    pub package: String,
    /// Its version, as Cabal writes it.
    pub version: String,
    /// What each thing is, by its name: `value Words.wordCount` is `Text -> Word`. A module, an instance and a type whose constructors are
    /// hidden are no more than their names.
    entries: BTreeMap<String, String>,
}

/// What is between a name and what it is.
const IS: &str = " :: ";

impl Api {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// The first line that is none of such a file.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let mut words = first.split(' ');
        let (Some("package"), Some(package), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(first.to_owned());
        };
        let mut api = Api {
            package: package.to_owned(),
            version: version.to_owned(),
            entries: BTreeMap::new(),
        };
        for line in lines {
            let (name, is) = line.split_once(IS).unwrap_or((line, ""));
            let kind = name.split(' ').next();
            if !matches!(kind, Some("module" | "type" | "value" | "instance")) {
                return Err(line.to_owned());
            }
            api.entries.insert(name.to_owned(), is.to_owned());
        }
        Ok(api)
    }
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "package {} {}", self.package, self.version)?;
        for (name, is) in &self.entries {
            let sign = if is.is_empty() { "" } else { IS };
            writeln!(f, "{name}{sign}{is}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = "package words 0.1.0\n\
                    instance Eq Words.Colour\n\
                    module Words\n\
                    type Words.Colour :: Red | Green\n\
                    type Words.Handle\n\
                    value Words.count :: Text -> Word\n";
        let api = Api::read(text).expect("it is one");
        assert_eq!(api.to_string(), text);
        assert_eq!(api.entries.len(), 5);
    }

    #[test]
    fn other_files_are_named_by_their_first_line_that_is_wrong() {
        assert_eq!(Api::read(""), Err(String::new()));
        assert_eq!(
            Api::read("package words\n"),
            Err("package words".to_owned())
        );
        let text = "package words 0.1.0\nmodule Words\nfunction f\n";
        assert_eq!(Api::read(text), Err("function f".to_owned()));
    }
}
