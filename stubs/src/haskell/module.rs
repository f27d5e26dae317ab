//! Modules, and how they are printed.

use std::fmt::Write;

use super::decl::{Comment, Decl};
use super::imports::{Imports, filled, import_list};
use super::layout::Doc;
use super::name::Name;
use super::usage::Usage;
use super::{WIDTH, prelude};

/// A module. What it imports and which extensions it needs follow from what it mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The root of the package, with which the names of its modules begin.
    pub root: String,
    /// The module's full name.
    pub name: String,
    /// Comments at the top of the file, a line each.
    pub header: Vec<String>,
    /// What Safe Haskell takes it for; nothing leaves it to GHC.
    pub safety: Option<SafeHaskell>,
    /// Its documentation.
    pub docs: Comment,
    /// Its export list.
    pub exports: Vec<Section>,
    /// What depends on a package's version.
    pub conditionals: Vec<Conditional>,
    /// Its declarations.
    pub decls: Vec<Decl>,
}

/// Who may import a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SafeHaskell {
    /// Any module, as its author vouches for it.
    Trustworthy,
    /// No safe module.
    Unsafe,
}

/// A part of an export list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What Haddock shows above it, as Haddock's markup.
    pub heading: Option<String>,
    /// What is exported.
    pub exports: Vec<Export>,
}

/// What a module exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The name.
    pub name: Name,
    /// What comes with it.
    pub members: Members,
}

/// What is exported with a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// Nothing.
    None,
    /// All constructors and fields.
    All,
    /// These patterns and fields.
    Some(Vec<String>),
}

/// Imports and declarations that are there in one case, and others in the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditional {
    /// The condition of the C preprocessor.
    pub condition: String,
    /// Names that are imported if it holds.
    pub imported: Vec<Name>,
    /// Declarations if it does not, with what they need.
    pub otherwise: Vec<Decl>,
}

impl Module {
    /// The text of its file.
    pub fn print(&self) -> String {
        let usage = Usage::of(self);
        let hidden = prelude::hidden(self.decls.iter().flat_map(Decl::declared));
        let mut text = String::new();
        for line in &self.header {
            let _ = writeln!(text, "-- {line}");
        }
        for extension in usage.extensions(self) {
            let _ = writeln!(text, "{{-# LANGUAGE {extension} #-}}");
        }
        if hidden.iter().any(|name| prelude::is_recent(name)) {
            // Not every `Prelude` has the name.
            text.push_str("{-# OPTIONS_GHC -Wno-dodgy-imports #-}\n");
        }
        text.push('\n');
        let docs = self.docs.doc();
        let head = Doc::concat([
            docs,
            Doc::hard_line(),
            Doc::text(format!("module {}", self.name)),
        ]);
        let doc = Doc::concat([head, self.export_list(), Doc::hard_line()]);
        text.push_str(&doc.render(WIDTH));
        text.push_str(&self.imports(&usage, &hidden));
        for decl in &self.decls {
            text.push('\n');
            text.push_str(&decl.doc().then(Doc::hard_line()).render(WIDTH));
        }
        text
    }

    /// An item a line below its section's heading; without headings, as many as fit on a line.
    fn export_list(&self) -> Doc {
        let sections: Vec<_> = (self.exports.iter())
            .filter(|section| !section.exports.is_empty())
            .collect();
        let end = Doc::concat([Doc::hard_line(), Doc::text(") where")]);
        let Some(first) = sections.first() else {
            return Doc::text(" () where");
        };
        if first.heading.is_none() {
            let items = sections.iter().flat_map(|section| &section.exports);
            let items = items.map(Export::text).collect::<Vec<_>>();
            let one_line = Doc::text(format!(" ({}) where", items.join(", ")));
            let several_lines = Doc::hard_line().then(filled(&items)).then(end).nest(2);
            return Doc::choice(one_line, several_lines);
        }
        let mut doc = Doc::empty();
        for (number, section) in sections.iter().enumerate() {
            let heading = section.heading.as_deref().unwrap_or_default();
            let heading = Doc::text(format!("-- * {heading}"));
            doc = doc.then(Doc::hard_line()).then(if number == 0 {
                Doc::text("( ").then(heading)
            } else {
                Doc::hard_line().then(Doc::text("  ")).then(heading)
            });
            for (position, export) in section.exports.iter().enumerate() {
                let sign = if number + position == 0 { "  " } else { ", " };
                doc = doc.then(Doc::hard_line());
                doc = doc.then(Doc::text(format!("{sign}{}", export.text())));
            }
        }
        doc.then(end).nest(2)
    }

    fn imports(&self, usage: &Usage, hidden: &[&str]) -> String {
        let mut text = String::new();
        if !hidden.is_empty() {
            let items: Vec<_> = hidden.iter().map(|item| (*item).to_owned()).collect();
            let import = import_list("import Prelude hiding", &items);
            let _ = write!(text, "\n{}", import.render(WIDTH));
        }
        let imports = Imports::of(&self.root, usage.names(), usage.whole());
        if !imports.is_empty() {
            text.push('\n');
        }
        text.push_str(&imports.print());
        for conditional in &self.conditionals {
            text.push_str(&self.conditional(conditional, &imports));
        }
        text
    }

    fn conditional(&self, conditional: &Conditional, beside: &Imports) -> String {
        let usage = Usage::of_decls(&conditional.otherwise);
        let imported = Imports::of(&self.root, conditional.imported.iter(), std::iter::empty());
        let needed = Imports::of(&self.root, usage.names(), usage.whole());
        let mut text = format!("#if {}\n", conditional.condition);
        text.push_str(&imported.without(beside).print());
        text.push_str("#else\n");
        text.push_str(&needed.without(beside).print());
        for decl in &conditional.otherwise {
            text.push('\n');
            text.push_str(&decl.doc().then(Doc::hard_line()).render(WIDTH));
        }
        text + "#endif\n"
    }
}

impl Export {
    /// A name without constructors, or a value.
    pub fn of(name: Name) -> Self {
        Export {
            name,
            members: Members::None,
        }
    }

    /// A type with all that belongs to it.
    pub fn with_members(name: Name) -> Self {
        Export {
            name,
            members: Members::All,
        }
    }

    /// A type with these patterns and their fields.
    pub fn with_patterns(name: Name, patterns: Vec<String>) -> Self {
        Export {
            name,
            members: Members::Some(patterns),
        }
    }

    fn text(&self) -> String {
        let name = self.name.qualified();
        match &self.members {
            Members::None => name,
            Members::All => format!("{name} (..)"),
            Members::Some(members) => format!("{name} ({})", members.join(", ")),
        }
    }
}
