//! Import lists: what a module uses, and no more.

use std::collections::BTreeMap;

use super::WIDTH;
use super::layout::Doc;
use super::name::{Name, Origin};

/// A module, with the name that it is qualified by.
type Key = (String, Option<String>);

/// The items of an import list, and whether constructors, fields and methods come with each.
type Items = BTreeMap<String, bool>;

/// The imports of a module, sorted.
#[derive(Debug)]
pub(super) struct Imports(BTreeMap<Key, Items>);

impl Imports {
    /// What brings these names into scope, and the second ones with all that belongs to them, in the package with this root.
    pub(super) fn of<'a>(
        root: &str,
        names: impl Iterator<Item = &'a Name>,
        whole: impl Iterator<Item = &'a Name>,
    ) -> Self {
        let names = names.map(|name| (name, false));
        let whole = whole.map(|name| (name, true));
        let mut imports: BTreeMap<Key, Items> = BTreeMap::new();
        for (name, is_whole) in names.chain(whole) {
            let (module, item, members) = match &name.origin {
                Origin::Local | Origin::Prelude => continue,
                Origin::Qualified(module, qualifier) => {
                    let qualifier = Some((*qualifier).to_owned());
                    imports.entry((module.within(root), qualifier)).or_default();
                    continue;
                }
                Origin::QualifiedOfPackage(module) => {
                    let qualifier = Some(module.clone());
                    imports.entry((module.clone(), qualifier)).or_default();
                    continue;
                }
                Origin::Item(module) => (module.within(root), &*name.text, is_whole),
                Origin::Member(module, parent) => (module.within(root), &**parent, true),
                Origin::OfPackage(module) => (module.clone(), &*name.text, is_whole),
                Origin::MemberOfPackage(module, parent) => (module.clone(), &**parent, true),
            };
            let items = imports.entry((module, None)).or_default();
            *items.entry(item.to_owned()).or_default() |= members;
        }
        Imports(imports)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that the others do not contain.
    pub(super) fn without(mut self, others: &Imports) -> Self {
        for (key, items) in &mut self.0 {
            if let Some(others) = others.0.get(key) {
                items.retain(|item, members| {
                    others.get(item).is_none_or(|others| *members && !others)
                });
            }
        }
        self.0.retain(|key, items| {
            let is_whole = key.1.is_some() && !others.0.contains_key(key);
            is_whole || !items.is_empty()
        });
        self
    }

    /// A line each, or several where the items are many.
    pub(super) fn print(&self) -> String {
        let imports = self
            .0
            .iter()
            .map(|((module, qualifier), items)| match qualifier {
                Some(qualifier) if qualifier == module => format!("import qualified {module}\n"),
                Some(qualifier) => format!("import qualified {module} as {qualifier}\n"),
                None => {
                    let items: Vec<_> = (items.iter())
                        .map(|(item, members)| {
                            format!("{item}{}", if *members { " (..)" } else { "" })
                        })
                        .collect();
                    import_list(&format!("import {module}"), &items).render(WIDTH)
                }
            });
        imports.collect()
    }
}

/// `import module (a, b)`, or the items below.
pub(super) fn import_list(import: &str, items: &[String]) -> Doc {
    let one_line = Doc::text(format!("{import} ({})", items.join(", ")));
    let items = Doc::hard_line().then(filled(items));
    let end = Doc::hard_line().then(Doc::text(")"));
    let several_lines = Doc::text(import).then(items.then(end).nest(2));
    Doc::choice(one_line, several_lines).then(Doc::hard_line())
}

/// `( a, b` and, on further lines, `, c, d`.
pub(super) fn filled(items: &[String]) -> Doc {
    let items = items.iter().enumerate().map(|(position, item)| {
        if position == 0 {
            return Doc::text(format!("( {item}"));
        }
        let item = Doc::text(format!(", {item}"));
        Doc::choice(item.clone(), Doc::hard_line().then(item))
    });
    Doc::concat(items)
}
