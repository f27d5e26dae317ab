//! Files of a package that are not what they would be if it were written now.

use std::fmt;
use std::fs;
use std::path::Path;

use hsffi_stubs::{Difference, Package};
use similar::TextDiff;

use crate::error::Result;

/// Lines before and after a change that are shown with it.
const CONTEXT: usize = 2;

/// Lines of one file's changes that are shown.
const MOST_LINES: usize = 60;

/// A file that differs, and how.
pub struct Stale {
    difference: Difference,
    /// A unified diff, from the file to what would be written.
    diff: String,
}

/// The files in `dir` that differ from the package's.
pub fn of_package(package: &Package, dir: &Path) -> Result<Vec<Stale>> {
    let differences = package.check(dir)?.into_iter();
    let stale = differences.map(|difference| Stale {
        diff: diff(&difference, package, dir).unwrap_or_default(),
        difference,
    });
    Ok(stale.collect())
}

/// How a text file differs from what would be written. None if one of them does not exist.
fn diff(difference: &Difference, package: &Package, dir: &Path) -> Option<String> {
    let is_it = |path: &str| dir.join(path) == difference.path;
    let wanted = package.files.iter().find(|file| is_it(&file.path))?;
    let found = fs::read_to_string(&difference.path).ok()?;
    let diff = TextDiff::from_lines(&found, &wanted.contents);
    let diff = diff.unified_diff().context_radius(CONTEXT).to_string();
    let lines: Vec<_> = diff.lines().collect();
    let shown = lines.iter().take(MOST_LINES);
    let mut text: String = shown.flat_map(|line| ["    ", line, "\n"]).collect();
    if lines.len() > MOST_LINES {
        text.push_str("    …\n");
    }
    Some(text)
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.difference)?;
        f.write_str(&self.diff)
    }
}
