//! Methods of the owned form.

use std::fmt;

use crate::owned::{Docs, Module, Place};

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

impl From<&str> for Docs {
    fn from(text: &str) -> Self {
        Docs {
            text: text.to_owned(),
            deprecated: None,
        }
    }
}

impl Module {
    /// The Rust crate's name, with which the link names begin.
    pub fn crate_name(&self) -> &str {
        self.prefix.strip_suffix("_hsffi").unwrap_or(&self.prefix)
    }
}
