//! Types of Haskell's libraries that values are converted to: how they are named, imported and depended on.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::for_each_type;
use super::names::Names;
use crate::description::{Conversion, Description, Type};
use crate::haskell::{self, Expr, Name, Operator, Origin};
use hsffi_metadata::phrase::{Kind, Phrase};

/// The conversions of all types in use.
fn conversions(description: &Description) -> Vec<&Conversion> {
    let mut all = Vec::new();
    for_each_type(description, &mut |ty| {
        if let Type::Converted(conversion) = ty {
            all.push(&**conversion);
        }
    });
    all
}

/// Names of types, with their modules, that are only known by them: something else has the name.
#[derive(Default)]
pub(super) struct Ambiguous(HashSet<(String, String)>);

impl Ambiguous {
    /// Those beside these names.
    pub(super) fn of(description: &Description, is_taken: impl Fn(&str) -> bool) -> Self {
        let mut modules: HashMap<&str, HashSet<&str>> = HashMap::new();
        for conversion in conversions(description) {
            for_each_type_name(conversion, &mut |module, name| {
                modules.entry(name).or_default().insert(module);
            });
        }
        let ambiguous = modules
            .iter()
            .filter(|(name, modules)| modules.len() > 1 || is_taken(name))
            .flat_map(|(name, modules)| {
                let qualified = |module: &&str| ((*module).to_owned(), (*name).to_owned());
                modules.iter().map(qualified)
            });
        Ambiguous(ambiguous.collect())
    }

    fn has(&self, module: &str, name: &str) -> bool {
        self.0.contains(&(module.to_owned(), name.to_owned()))
    }
}

const PRELUDE: &str = "Prelude";

fn for_each_type_name<'a>(conversion: &'a Conversion, visit: &mut dyn FnMut(&'a str, &'a str)) {
    if let Ok(phrase) = Phrase::parse(&conversion.haskell, Kind::Type) {
        phrase.for_each_name(&mut |module, name| visit(module.unwrap_or(PRELUDE), name));
    }
}

/// The packages of the types, each with the range of its versions.
pub(super) fn dependencies(description: &Description) -> BTreeMap<&str, HashSet<&str>> {
    let mut packages: BTreeMap<&str, HashSet<&str>> = BTreeMap::new();
    for conversion in conversions(description) {
        let package = conversion.package.trim();
        let end = package.find(|c: char| c.is_whitespace() || "<>=^".contains(c));
        let (name, range) = package.split_at(end.unwrap_or(package.len()));
        if !name.is_empty() {
            let ranges = packages.entry(name).or_default();
            ranges.extend(Some(range.trim()).filter(|range| !range.is_empty()));
        }
    }
    packages
}

/// The Haskell type.
pub(super) fn ty(conversion: &Conversion, names: &Names) -> haskell::Type {
    fn convert(phrase: &Phrase<'_>, names: &Names) -> haskell::Type {
        match phrase {
            Phrase::Name(module, name) => {
                let origin = match module {
                    Some(module) if names.ambiguous().has(module, name) => {
                        Origin::QualifiedOfPackage((*module).to_owned())
                    }
                    Some(module) => Origin::OfPackage((*module).to_owned()),
                    None if names.ambiguous().has(PRELUDE, name) => {
                        Origin::QualifiedOfPackage(PRELUDE.to_owned())
                    }
                    None => Origin::Prelude,
                };
                Name::of(*name, origin).ty()
            }
            Phrase::Apply(head, arguments) => {
                let arguments = arguments.iter().map(|argument| convert(argument, names));
                convert(head, names).apply(arguments)
            }
            // Types are not composed.
            Phrase::Compose(_) => haskell::Type::Tuple(Vec::new()),
        }
    }
    match Phrase::parse(&conversion.haskell, Kind::Type) {
        Ok(phrase) => convert(&phrase, names),
        // The macro has read it.
        Err(_) => haskell::Type::Variable(conversion.haskell.clone()),
    }
}

/// What makes the Haskell value of the one that crosses.
pub(super) fn from(conversion: &Conversion, names: &Names) -> Expr {
    function(&conversion.from, names)
}

/// What makes the value that crosses of the Haskell one.
pub(super) fn into(conversion: &Conversion, names: &Names) -> Expr {
    function(&conversion.into, names)
}

/// Names are qualified, so that nothing of the package hides them.
fn function(text: &str, names: &Names) -> Expr {
    fn convert(phrase: &Phrase<'_>, names: &Names) -> Expr {
        match phrase {
            Phrase::Name(None, name) if !names.declares(name) => {
                Name::of(*name, Origin::Prelude).expr()
            }
            Phrase::Name(module, name) => {
                let module = module.unwrap_or(PRELUDE).to_owned();
                Name::of(*name, Origin::QualifiedOfPackage(module)).expr()
            }
            Phrase::Apply(head, arguments) => {
                let arguments = arguments.iter().map(|argument| convert(argument, names));
                convert(head, names).apply(arguments)
            }
            Phrase::Compose(functions) => {
                let functions = functions.iter().map(|function| convert(function, names));
                let last_first = functions.rev();
                last_first
                    .reduce(|inner, outer| outer.infix(Operator::Compose, inner))
                    .unwrap_or_else(|| Expr::variable("id"))
            }
        }
    }
    match Phrase::parse(text, Kind::Function) {
        Ok(phrase) => convert(&phrase, names),
        // The macro has read it.
        Err(_) => Expr::variable(text),
    }
}
