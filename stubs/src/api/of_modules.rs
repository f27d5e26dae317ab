//! The interface of Haskell modules.

use std::collections::BTreeMap;

use super::Api;
use crate::haskell::{
    Constructor, Data, Decl, Export, Field, Members, Module, ModuleName, Name, Origin,
};

/// The interface of a package with these modules, of which the public ones can be imported, and with hand-written ones of these names.
pub(crate) fn of_modules<'a>(
    package: &str,
    version: &str,
    public: &[Module],
    hidden: &[Module],
    by_hand: impl IntoIterator<Item = &'a str>,
) -> Api {
    let mut entries = BTreeMap::new();
    let mut add = |name: String, is: String| {
        entries.insert(name, is);
    };
    for module in by_hand {
        add(format!("module {module}"), String::new());
    }
    let decls: Vec<_> = public
        .iter()
        .chain(hidden)
        .flat_map(|it| &it.decls)
        .collect();
    for module in public {
        add(format!("module {}", module.name), String::new());
        let exports = module.exports.iter().flat_map(|section| &section.exports);
        for export in exports {
            // Modules of one package may declare the same name. What a module exports is its own, or of one that it imports.
            let own = module.decls.iter();
            let mut declared = own.chain(decls.iter().copied());
            let name = export.name.text();
            if let Some((kind, is)) = declared.find_map(|decl| declared_as(decl, export)) {
                add(format!("{kind} {}.{name}", module.name), is);
            }
        }
    }
    for decl in decls {
        match decl {
            Decl::Instance(instance) if !is_internal(&instance.class) => {
                let head = format!(
                    "instance {} {}",
                    instance.class.text(),
                    one_line(&instance.ty)
                );
                add(head, String::new());
            }
            Decl::Data(data) => {
                for class in &data.deriving {
                    add(
                        format!("instance {} {}", class.text(), data.name),
                        String::new(),
                    );
                }
            }
            _ => {}
        }
    }
    Api {
        package: package.to_owned(),
        version: version.to_owned(),
        entries,
    }
}

/// Whether it is of a module that is for generated code alone.
fn is_internal(class: &Name) -> bool {
    match class.origin() {
        Origin::Item(module) | Origin::Member(module, _) | Origin::Qualified(module, _) => {
            matches!(module, ModuleName::Of(name) if name.contains(".Internal"))
        }
        _ => false,
    }
}

/// What the declaration makes of an exported name, if it declares it.
fn declared_as(decl: &Decl, export: &Export) -> Option<(&'static str, String)> {
    match decl {
        Decl::Data(data) if data.name == export.name.text() => {
            Some(("type", of_data(data, &export.members)))
        }
        Decl::Binding(binding) if binding.equation.name == export.name.text() => {
            Some(("value", one_line(&binding.ty)))
        }
        _ => None,
    }
}

/// What users see of a type: its constructors, or the patterns that stand for them.
fn of_data(data: &Data, members: &Members) -> String {
    let constructor = |Constructor { name, fields, .. }: &Constructor| with_fields(name, fields);
    let shown: Vec<_> = match members {
        Members::None => Vec::new(),
        Members::All => data.constructors.iter().map(constructor).collect(),
        Members::Some(names) => {
            let patterns = data.patterns.iter().filter(|it| names.contains(&it.name));
            let patterns = patterns.map(|it| with_fields(&it.name, &it.fields));
            let constructors = data
                .constructors
                .iter()
                .filter(|it| names.contains(&it.name));
            patterns.chain(constructors.map(constructor)).collect()
        }
    };
    shown.join(" | ")
}

fn with_fields(name: &str, fields: &[Field]) -> String {
    if fields.is_empty() {
        return name.to_owned();
    }
    let all: Vec<_> = fields
        .iter()
        .map(|field| match &field.name {
            Some(name) => format!("{name} :: {}", one_line(&field.ty)),
            None => match one_line(&field.ty) {
                ty if ty.contains(' ') => format!("({ty})"),
                ty => ty,
            },
        })
        .collect();
    if fields.iter().any(|field| field.name.is_some()) {
        format!("{name} {{{}}}", all.join(", "))
    } else {
        format!("{name} {}", all.join(" "))
    }
}

/// A type, which is printed on several lines where it is long.
fn one_line(ty: &crate::haskell::Type) -> String {
    let text = ty.to_string();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
