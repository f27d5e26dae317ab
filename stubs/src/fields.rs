//! What the author of a package says about it, besides its exports.

use std::collections::BTreeMap;

use crate::companion::Companions;

/// Fields of the Cabal file, documents and companion modules. The command reads them from `Cargo.toml`.
///
/// All texts are as the author wrote them: [`generate_with`](crate::generate_with) escapes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageFields {
    /// One sentence. Without it, the first sentence of the module's documentation.
    pub synopsis: Option<String>,
    /// Markdown. Without it, [`about`](Self::about), and that the package is a binding.
    pub description: Option<String>,
    /// Markdown: the description of the Cargo package.
    pub about: Option<String>,
    /// The authors.
    pub author: Option<String>,
    /// Whom users write to.
    pub maintainer: Option<String>,
    /// The copyright line.
    pub copyright: Option<String>,
    /// Categories of Hackage, separated by commas. Without it, `Foreign`.
    pub category: Option<String>,
    /// The address of the home page.
    pub homepage: Option<String>,
    /// The address for bug reports.
    pub bug_reports: Option<String>,
    /// The address of the repository of the sources.
    pub repository: Option<String>,
    /// Documents, such as a README.
    pub documents: Vec<Document>,
    /// Packages that the package depends on, with their version ranges. They take precedence over the ranges that hsffi writes.
    pub dependencies: BTreeMap<String, String>,
    /// Hand-written modules.
    pub companions: Companions,
}

/// A document of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path in the package, with `/` as the separator.
    pub path: String,
    /// The text that is written to it. `None` if the file is the author's, and already there.
    pub text: Option<String>,
}

/// Whether a text is a version range of Cabal 2.4, such as `>=0.6 && <0.8`.
#[must_use]
pub fn is_version_range(text: &str) -> bool {
    let mut rest = Rest(text);
    rest.any_of(0) && rest.0.trim_start().is_empty()
}

/// How deep parentheses may nest.
const NESTING_LIMIT: usize = 32;

/// The part of a range that is not parsed yet.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn take(&mut self, token: &str) -> bool {
        let rest = self.0.trim_start().strip_prefix(token);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn any_of(&mut self, depth: usize) -> bool {
        while self.all_of(depth) {
            if !self.take("||") {
                return true;
            }
        }
        false
    }

    fn all_of(&mut self, depth: usize) -> bool {
        while self.one(depth) {
            if !self.take("&&") {
                return true;
            }
        }
        false
    }

    fn one(&mut self, depth: usize) -> bool {
        if self.take("(") {
            return depth < NESTING_LIMIT && self.any_of(depth + 1) && self.take(")");
        }
        let operators = ["==", "^>=", ">=", "<=", ">", "<"];
        let operator = operators.into_iter().find(|operator| self.take(operator));
        operator.is_some_and(|operator| self.version(operator == "=="))
    }

    /// Numbers without leading zeros, separated by dots; a wildcard may be the last.
    fn version(&mut self, wildcard: bool) -> bool {
        let text = self.0.trim_start();
        let end = text
            .find(|c: char| !c.is_ascii_digit() && c != '.' && c != '*')
            .unwrap_or(text.len());
        let (version, rest) = text.split_at(end);
        self.0 = rest;
        let numbers = if wildcard {
            version.strip_suffix(".*").unwrap_or(version)
        } else {
            version
        };
        numbers.split('.').all(|number| {
            let digits = number.bytes().all(|byte| byte.is_ascii_digit());
            let bare = number == "0" || !number.starts_with('0');
            digits && bare && (1..=9).contains(&number.len())
        })
    }
}

/// Whether Cabal accepts this as the name of a package: words of letters and digits, each with a letter, between hyphens.
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    name.split('-').all(|word| {
        word.chars().all(|c| c.is_ascii_alphanumeric())
            && word.chars().any(|c| c.is_ascii_alphabetic())
    })
}

/// Whether this is the name of a Haskell module whose file has the same name on all systems: capitalised ASCII words between dots.
#[must_use]
pub fn is_module_name(name: &str) -> bool {
    name.split('.').all(|word| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '\'')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_ranges_are_those_of_cabal() {
        for range in [
            ">=0.6 && <0.8",
            ">=0.6&&<0.8",
            "==1.2.*",
            "==1.*",
            "^>=1.2.3",
            "^>= 1.2 || ^>=1.4",
            "(>=1 && <2) || >3",
            ">=0",
        ] {
            assert!(is_version_range(range), "{range}");
        }
        let deep = format!("{}>=1{}", "(".repeat(100_000), ")".repeat(100_000));
        for text in [
            "",
            "*",
            "1.2",
            "=1",
            "~1.2",
            "^1",
            ">=1.2.*",
            ">=01",
            ">=1,<2",
            ">=1 &&",
            ">=1 < 2",
            "(>=1",
            ">=1)",
            ">=1.",
            ">=.1",
            "==*",
            ">=1\nexposed: False",
            &deep,
        ] {
            assert!(!is_version_range(text), "{text}");
        }
    }

    #[test]
    fn names_are_those_of_cabal_and_ghc() {
        for name in ["containers", "base64-bytestring", "x3"] {
            assert!(is_package_name(name), "{name}");
        }
        for name in ["", "a-1", "a--b", "a_b", "größe", "a b"] {
            assert!(!is_package_name(name), "{name}");
        }
        for name in ["Data.Mail", "A.B_c.D'"] {
            assert!(is_module_name(name), "{name}");
        }
        for name in [
            "",
            "data.Mail",
            "Data..Mail",
            "Data.Mail.",
            "Data.Größe",
            "A/B",
        ] {
            assert!(!is_module_name(name), "{name}");
        }
    }
}
