//! Names without marks, and how each gets into scope.

use std::collections::{HashMap, HashSet};

use super::marks;
use super::{PublicModule, in_c};
use crate::generate::library_names::{FOREIGN, FOREIGN_QUALIFIER};
use crate::haskell::{Comment, Decl, Name, Origin, Pattern, Rewrite, Space, prelude};

/// The names of the runtime that comments of hidden modules link to.
const RUNTIME: [&str; 3] = ["ObjectError", "ObjectInUse", "ObjectElsewhere"];

/// Where a name is declared.
#[derive(Clone, Debug)]
struct Declared {
    module: String,
    /// The type that a constructor or field is imported with, with its mark.
    parent: Option<String>,
    /// Whether the module is another package's.
    is_imported: bool,
}

/// The declarations of all modules of a package, by their marked names.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    types: HashMap<String, Declared>,
    values: HashMap<String, Declared>,
    /// What else comes with a type.
    members: HashMap<String, Vec<String>>,
    /// In how many modules a name without its mark is declared.
    names: HashMap<String, HashSet<String>>,
}

impl Declarations {
    /// A declaration of a module of the package.
    pub(super) fn add(&mut self, module: &str, decl: &Decl) {
        self.add_of(module, false, decl);
    }

    /// A type of a module of another package. What marshals it is the package's own.
    pub(super) fn add_imported(&mut self, module: &str, decl: &Decl) {
        if let Decl::Data(_) = decl {
            self.add_of(module, true, decl);
        }
    }

    fn add_of(&mut self, module: &str, is_imported: bool, decl: &Decl) {
        let declared = |parent: Option<&String>| Declared {
            module: module.to_owned(),
            parent: parent.cloned(),
            is_imported,
        };
        let mut value = |name: &String, parent: Option<&String>| {
            self.values.insert(name.clone(), declared(parent));
            let names = self.names.entry(marks::without(name)).or_default();
            names.insert(module.to_owned());
        };
        match decl {
            Decl::Data(data) => {
                let mut members = Vec::new();
                for constructor in &data.constructors {
                    value(&constructor.name, Some(&data.name));
                    members.push(constructor.name.clone());
                    for field in constructor.fields.iter().filter_map(|it| it.name.as_ref()) {
                        value(field, Some(&data.name));
                        members.push(field.clone());
                    }
                }
                for name in data.patterns.iter().flat_map(Pattern::declared) {
                    value(name, Some(&data.name));
                    members.push(name.clone());
                }
                let names = self.names.entry(marks::without(&data.name)).or_default();
                names.insert(module.to_owned());
                self.members.insert(data.name.clone(), members);
                self.types.insert(data.name.clone(), declared(None));
            }
            Decl::Binding(binding) => value(&binding.equation.name, None),
            Decl::ForeignImport(_)
            | Decl::ForeignExport(_)
            | Decl::Located(_)
            | Decl::Instance(_) => {}
        }
    }

    /// The names of a module that several declarations have, without marks.
    pub(super) fn clashing(&self, module: &str) -> Vec<(String, Vec<usize>)> {
        let mut found = Vec::new();
        for space in [&self.types, &self.values] {
            let mut names: HashMap<String, Vec<usize>> = HashMap::new();
            for (name, _) in space.iter().filter(|(_, it)| it.module == module) {
                let of = names.entry(marks::without(name)).or_default();
                of.extend(marks::module(name));
            }
            found.extend(names.into_iter().filter(|(_, of)| of.len() > 1));
        }
        for (_, modules) in &mut found {
            modules.sort_unstable();
        }
        found.sort();
        found.dedup();
        found
    }

    fn get(&self, name: &str, space: Space) -> Option<&Declared> {
        match space {
            Space::Type => self.types.get(name),
            Space::Value => self.values.get(name),
        }
    }

    /// Whether the import of a name, with what else comes with it, could be mistaken for something else.
    fn is_ambiguous(&self, name: &str) -> bool {
        let is_ambiguous = |name: &String| {
            let name = marks::without(name);
            let several = self.names.get(&name).is_some_and(|it| it.len() > 1);
            let lists = [
                prelude::FUNCTIONS,
                prelude::RECENT_FUNCTIONS,
                prelude::TYPES,
            ];
            several || lists.iter().any(|list| prelude::has(list, &name))
        };
        let members = self.members.get(name).into_iter().flatten();
        is_ambiguous(&name.to_owned()) || members.into_iter().any(is_ambiguous)
    }
}

/// Removes the marks of one module.
pub(super) struct Rewriter<'a> {
    pub(super) declarations: &'a Declarations,
    pub(super) modules: &'a [PublicModule],
    /// The module's name.
    pub(super) name: &'a str,
    /// Its number, if it is public.
    pub(super) public: Option<usize>,
    /// Whether it is `<Root>.Foreign`.
    pub(super) is_foreign: bool,
}

impl Rewriter<'_> {
    /// A name of `<Root>.Foreign`, which has the names of all modules.
    fn in_foreign(&self, name: &str) -> String {
        let suffix = match marks::module(name)
            .and_then(|module| Some((module, self.modules.get(module)?)))
        {
            Some((1.., module)) => {
                let root = format!("{}.", self.modules[0].name);
                let below = module.name.strip_prefix(&root).unwrap_or(&module.name);
                format!("'{}", below.replace('.', "'"))
            }
            _ => String::new(),
        };
        marks::without(name) + &suffix
    }

    /// The name of the public module that a link in this module must be qualified by.
    fn qualifier(&self, name: &str) -> Option<&str> {
        let declarations = [Space::Type, Space::Value];
        let mut declarations = declarations
            .iter()
            .filter_map(|space| self.declarations.get(name, *space));
        let module = marks::module(name)?;
        let is_here = self.public == Some(module) || declarations.any(|it| it.module == self.name);
        (!is_here).then(|| self.modules[module].name.as_str())
    }

    /// A line of a comment. In a table, a name is padded to be as wide as with its mark, and one of another module is no link.
    fn line(&self, line: &str) -> String {
        let is_table = line.trim_start().starts_with('|');
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
        let mut text = String::new();
        let mut rest = line;
        while let Some(start) = rest.find(is_part) {
            let (before, run) = rest.split_at(start);
            let end = run.find(|c| !is_part(c)).unwrap_or(run.len());
            let (run, behind) = run.split_at(end);
            text += before;
            text += &self.run(run, is_table);
            rest = behind;
        }
        text + rest
    }

    /// A name, perhaps in the apostrophes of a link.
    fn run(&self, run: &str, is_table: bool) -> String {
        if marks::module(run).is_none() {
            let name = run.trim_matches('\'');
            // A hidden module does not import what links of its comments lead to.
            return if self.public.is_none() && RUNTIME.contains(&name) && run.len() > name.len() {
                format!("'Hsffi.{name}'")
            } else {
                run.to_owned()
            };
        }
        let open = ["'", "t'", "v'"].into_iter().find(|it| run.starts_with(it));
        let (Some(open), true) = (open, run.ends_with('\'')) else {
            return marks::without(run);
        };
        let name = &run[open.len()..run.len() - 1];
        let plain = marks::without(name);
        if is_table {
            let width = name.chars().count() - plain.chars().count();
            let padding = " ".repeat(width);
            return match self.qualifier(name) {
                Some(_) => format!("{}@{plain}@{padding}", " ".repeat(open.len() - 1)),
                None => format!("{open}{plain}'{padding}"),
            };
        }
        match self.qualifier(name) {
            // What is not in scope is taken for a value otherwise.
            Some(module) if open == "'" && self.declarations.types.contains_key(name) => {
                format!("t'{module}.{plain}'")
            }
            Some(module) => format!("{open}{module}.{plain}'"),
            None => format!("{open}{plain}'"),
        }
    }
}

impl Rewrite for Rewriter<'_> {
    fn name(&mut self, name: &mut Name, space: Space) {
        let text = name.text();
        if self.is_foreign {
            if *name.origin() == Origin::Local {
                *name = Name::local(self.in_foreign(text));
            }
            return;
        }
        if let Origin::Qualified(FOREIGN, _) = name.origin() {
            let origin = Origin::Qualified(FOREIGN, FOREIGN_QUALIFIER);
            *name = Name::of(self.in_foreign(text), origin);
            return;
        }
        if *name.origin() != Origin::Local {
            return;
        }
        let Some(declared) = self.declarations.get(text, space) else {
            // A variable that a pattern binds.
            return;
        };
        let plain = marks::without(text);
        let imported = declared.parent.as_deref().unwrap_or(text);
        let own = self.public.is_some() && marks::module(imported) == self.public;
        let in_prelude = || {
            let list = match space {
                Space::Type => prelude::TYPES,
                Space::Value => prelude::FUNCTIONS,
            };
            prelude::has(list, &plain)
        };
        let origin = if declared.module == self.name {
            Origin::Local
        } else if !declared.is_imported
            && (own && !in_prelude() || !self.declarations.is_ambiguous(imported))
        {
            match &declared.parent {
                Some(parent) => {
                    Origin::MemberOfPackage(declared.module.clone(), marks::without(parent))
                }
                None => Origin::OfPackage(declared.module.clone()),
            }
        } else {
            Origin::QualifiedOfPackage(declared.module.clone())
        };
        *name = Name::of(plain, origin);
    }

    fn text(&mut self, text: &mut String) {
        *text = if self.is_foreign {
            self.in_foreign(text)
        } else {
            marks::without(text)
        };
    }

    fn c_text(&mut self, text: &mut String) {
        *text = in_c(text, self.modules);
    }

    fn comment(&mut self, comment: &mut Comment) {
        for line in &mut comment.0 {
            *line = self.line(line);
        }
    }
}
