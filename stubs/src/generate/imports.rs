//! Import lists of the runtime's template: what a part of it uses, and no more.

use std::collections::HashSet;
use std::fmt::Write;

use crate::haskell::identifier;

/// A module's declarations without their comments, which name anything.
pub(super) fn code(declarations: &str) -> String {
    let lines = declarations.lines();
    let code = lines.filter(|line| !line.trim_start().starts_with("--"));
    // A constructor's comment follows the sign before it.
    let code = code.map(|line| line.split("-- |").next().unwrap_or_default());
    code.flat_map(|line| [line, "\n"]).collect()
}

/// The words of a module's code.
pub(super) struct Words<'a>(HashSet<&'a str>);

impl<'a> Words<'a> {
    pub(super) fn of(code: &'a str) -> Self {
        let is_word = |c: char| identifier::is_part(c) || c == '#';
        Words(code.split(|c| !is_word(c)).collect())
    }

    /// Those of `items` that the code uses. An item `Class (..)` is used with the class.
    pub(super) fn used<'b>(&self, items: &'b str) -> Vec<&'b str> {
        let is_used = |item: &&str| self.0.contains(item.split(' ').next().unwrap_or_default());
        items.split(", ").filter(is_used).collect()
    }

    /// `import module (items)` with the items that the code uses; nothing when it uses none.
    pub(super) fn import(&self, text: &mut String, module: &str, items: &str) {
        let used = self.used(items);
        if !used.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "import {module} ({})", used.join(", "));
        }
    }
}
