//! From the declarations of a whole package to its modules.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::rewriter::{Declarations, Rewriter};
use super::{ACTIONS, IMPORTED, PublicModule, TYPES, marks, part};
use crate::description::Description;
use crate::generate::haddock::{self, Scope};
use crate::generate::names::{NameError, NameErrors, Names};
use crate::generate::outline::{Item, Outline};
use crate::generate::public_module as public;
use crate::generate::{Features, Modules, actions, exported, foreign, generated};
use crate::haskell::{
    Comment, Decl, Export, Module, Name, Origin, Pattern, Rewrite, SafeHaskell, Section, Space,
};

/// Generates the modules of a description whose names are [marked](super::mark).
///
/// # Errors
/// If types of one name would be declared in one module, as their modules would form a cycle.
pub(in crate::generate) fn split(
    description: &Description,
    names: &Names,
    modules: &[PublicModule],
    headings: &HashMap<String, String>,
) -> Result<Modules, NameErrors> {
    let root = &description.module.root;
    let parts: Vec<_> = (0..modules.len()).map(|it| part(description, it)).collect();
    let outlines: Vec<_> = (parts.iter().map(|part| Outline::of(part, headings))).collect();
    let (mut functions, mut types) = (Vec::new(), Vec::new());
    for outline in &outlines {
        let (mut of_functions, mut of_types) = (Vec::new(), Vec::new());
        for (item, decls) in public::item_decls(description, names, outline) {
            match item {
                Item::Function(_) | Item::Constant(_) => of_functions.extend(decls),
                _ => of_types.extend(decls.into_iter().map(|decl| (item, decl))),
            }
        }
        functions.push(of_functions);
        types.push(of_types);
    }
    let actions = actions::decls(names, &Features::of(description));

    let mut declarations = Declarations::default();
    let types = types.into_iter().zip(modules).map(|(decls, module)| {
        if module.is_imported {
            for (_, decl) in &decls {
                declarations.add_imported(&module.name, decl);
            }
        }
        let decls = decls.into_iter();
        let decls = decls.filter(|(item, decl)| !module.is_imported || marshals(*item, decl));
        decls.map(|(_, decl)| decl).collect()
    });
    let types: Vec<Vec<_>> = types.collect();

    // The hidden modules, with their declarations.
    let mut hidden = BTreeMap::<String, Vec<Decl>>::new();
    let homes = homes(&types);
    for (module, decls) in types.into_iter().enumerate() {
        if !decls.is_empty() {
            let home = &modules[homes[module]];
            let name = if home.is_imported {
                format!("{root}.{IMPORTED}.{}", home.name)
            } else {
                format!("{}.{TYPES}", home.name)
            };
            hidden.entry(name).or_default().extend(decls);
        }
    }
    if !actions.is_empty() {
        hidden.insert(format!("{root}.{ACTIONS}"), actions);
    }

    for (module, decls) in &hidden {
        for decl in decls {
            declarations.add(module, decl);
        }
    }
    for (module, decls) in modules.iter().zip(&functions) {
        for decl in decls {
            declarations.add(&module.name, decl);
        }
    }
    check(&hidden, &declarations, description, modules)?;

    let rewritten = |mut module: Module, public, is_foreign| {
        let name = module.name.clone();
        module.rewrite(&mut Rewriter {
            declarations: &declarations,
            modules,
            name: &name,
            public,
            is_foreign,
        });
        module
    };
    let mut split = Modules {
        public: Vec::new(),
        hidden: Vec::new(),
    };
    for (number, decls) in functions.into_iter().enumerate() {
        if modules[number].is_imported {
            continue;
        }
        let outline = &outlines[number];
        let public = Public {
            number,
            module: &modules[number],
            part: &parts[number],
        };
        let tree = public.module(description, names, outline, decls);
        split.public.push(rewritten(tree, Some(number), false));
    }
    let whole = Outline::of(description, headings);
    let foreign = foreign::module(description, names, &whole);
    split.hidden.push(rewritten(foreign, None, true));
    if let Some(tree) = exported::module(description, names) {
        split.hidden.push(rewritten(tree, None, false));
    }
    for (name, decls) in hidden {
        let tree = hidden_module(description, name, decls);
        split.hidden.push(rewritten(tree, None, false));
    }
    Ok(split)
}

/// Whether the declaration reads or writes values of a type, and does not declare it.
fn marshals(item: Item<'_>, decl: &Decl) -> bool {
    let is_binding = matches!(decl, Decl::Binding(_));
    matches!(item, Item::Data(_) | Item::Error(_)) && is_binding
}

/// A public module, and the exports that are in it.
struct Public<'a> {
    number: usize,
    module: &'a PublicModule,
    part: &'a Description,
}

impl Public<'_> {
    /// The module of these functions and constants, which exports its types as well.
    fn module(
        &self,
        description: &Description,
        names: &Names,
        outline: &Outline<'_>,
        decls: Vec<Decl>,
    ) -> Module {
        let Public {
            number,
            module,
            part,
        } = self;
        let docs = if *number == 0 {
            public::docs(description, names)
        } else {
            let crate_name = description.module.crate_name();
            let fallback = format!("Part of the Rust crate {crate_name}.");
            haddock::of_module(&module.docs, &fallback, &Scope::of(description, names))
        };
        let exports = public::exports(description, names, &Features::of(part), outline);
        let has_types = !(part.objects.is_empty()
            && part.enums.is_empty()
            && part.errors.is_empty()
            && part.data.is_empty());
        let calls = has_types || public::calls_rust(part, names);
        Module {
            root: description.module.root.clone(),
            name: module.name.clone(),
            header: vec![generated(&description.module)],
            safety: calls.then_some(SafeHaskell::Trustworthy),
            docs,
            exports: if *number == 0 {
                exports
            } else {
                without_actions(exports, names)
            },
            conditionals: Vec::new(),
            decls,
        }
    }
}

/// A hidden module of types or of the type of actions, which exports everything.
fn hidden_module(description: &Description, name: String, decls: Vec<Decl>) -> Module {
    Module {
        root: description.module.root.clone(),
        header: vec![generated(&description.module)],
        safety: Some(SafeHaskell::Unsafe),
        docs: about(&name, &description.module.root),
        name,
        exports: vec![Section {
            heading: None,
            exports: decls.iter().filter_map(export).collect(),
        }],
        conditionals: Vec::new(),
        decls,
    }
}

/// The type of actions is exported by the root module.
fn without_actions(exports: Vec<Section>, names: &Names) -> Vec<Section> {
    let is_of_actions = |export: &Export| {
        let mut actions = names.actions().into_iter();
        actions.any(|it| export.name == it.ty || export.name == it.run)
    };
    let mut exports = exports;
    for section in &mut exports {
        section.exports.retain(|export| !is_of_actions(export));
    }
    exports
}

fn about(module: &str, root: &str) -> Comment {
    let (public, last) = module.rsplit_once('.').unwrap_or((module, ""));
    let imported = module.strip_prefix(&format!("{root}.{IMPORTED}."));
    haddock::verbatim(&if let Some(imported) = imported {
        format!(
            "What reads and writes the types of \"{imported}\", which another package declares."
        )
    } else if last == TYPES {
        format!(
            "The types of \"{public}\" with their constructors, for the modules of the package.\n\n\
             __Unchecked__: a handle that is made of any other pointer corrupts memory."
        )
    } else {
        "The type of actions, for the modules of the package.".to_owned()
    })
}

fn export(decl: &Decl) -> Option<Export> {
    match decl {
        Decl::Data(data) if !data.patterns.is_empty() => {
            let patterns = data.patterns.iter().flat_map(Pattern::declared);
            let name = Name::local(&data.name);
            Some(Export::with_patterns(name, patterns.cloned().collect()))
        }
        Decl::Data(data) if data.constructors.is_empty() => {
            Some(Export::of(Name::local(&data.name)))
        }
        Decl::Data(data) => Some(Export::with_members(Name::local(&data.name))),
        Decl::Binding(binding) => Some(Export::of(Name::local(&binding.equation.name))),
        Decl::ForeignImport(_) | Decl::ForeignExport(_) | Decl::Located(_) | Decl::Instance(_) => {
            None
        }
    }
}

/// For each module, the first one of those with whose types its own would form a cycle.
fn homes(types: &[Vec<Decl>]) -> Vec<usize> {
    let mut reached: Vec<BTreeSet<usize>> = types.iter().map(|decls| mentioned(decls)).collect();
    loop {
        let before: usize = reached.iter().map(BTreeSet::len).sum();
        for module in 0..reached.len() {
            let next: BTreeSet<_> = reached[module]
                .iter()
                .flat_map(|it| reached.get(*it).cloned().unwrap_or_default())
                .collect();
            reached[module].extend(next);
        }
        if before == reached.iter().map(BTreeSet::len).sum() {
            break;
        }
    }
    let home = |module: usize| {
        let mut earlier = 0..module;
        let with = |it: &usize| reached[*it].contains(&module) && reached[module].contains(it);
        earlier.find(with).unwrap_or(module)
    };
    (0..types.len()).map(home).collect()
}

/// The modules whose types the declarations mention.
fn mentioned(decls: &[Decl]) -> BTreeSet<usize> {
    struct Mentioned(BTreeSet<usize>);
    impl Rewrite for Mentioned {
        fn name(&mut self, name: &mut Name, _: Space) {
            if *name.origin() == Origin::Local {
                self.0.extend(marks::module(name.text()));
            }
        }
        fn text(&mut self, _: &mut String) {}
        fn c_text(&mut self, _: &mut String) {}
        fn comment(&mut self, _: &mut Comment) {}
    }
    let mut mentioned = Mentioned(BTreeSet::new());
    for decl in decls {
        decl.clone().rewrite(&mut mentioned);
    }
    mentioned.0
}

/// Types of modules that would form a cycle have different names.
fn check(
    hidden: &BTreeMap<String, Vec<Decl>>,
    declarations: &Declarations,
    description: &Description,
    modules: &[PublicModule],
) -> Result<(), NameErrors> {
    let mut report = NameErrors::none();
    for module in hidden.keys() {
        for (name, of) in declarations.clashing(module) {
            let error = NameError::InOneModule {
                name,
                modules: of.iter().map(|it| modules[*it].name.clone()).collect(),
            };
            report.add(vec![description.module.place.clone()], error);
        }
    }
    if report.is_empty() {
        Ok(())
    } else {
        Err(report)
    }
}
