//! The instances of objects, whose methods call Rust.

use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::names::Names;
use super::runtime_names as rt;
use super::wrapper;
use crate::description::{Class, Description, Docs, Function, Object};
use crate::haskell::{Comment, Decl, Equation, Instance, Name};

/// The instances of an object, in the order in which its author names them.
pub(super) fn of_object(
    object: &Object,
    description: &Description,
    names: &Names,
    scope: &Scope<'_>,
) -> Vec<Decl> {
    let instances = object.instances.iter().map(|class| {
        let is_method = |function: &&Function, name: &str| {
            function.class == Some(*class)
                && function.owner.as_deref() == Some(&object.id)
                && function.name == name
        };
        let functions = METHODS.iter().filter_map(|(name, known)| {
            let mut functions = description.functions.iter();
            Some((
                *known,
                functions.find(|function| is_method(function, name))?,
            ))
        });
        let functions: Vec<_> = functions.collect();
        Decl::Instance(Instance {
            docs: Some(docs(*class, object, &functions, scope)),
            class: class_name(*class).name(),
            ty: Name::local(&object.name).ty(),
            methods: methods(*class, &functions, names),
        })
    });
    instances.collect()
}

fn class_name(class: Class) -> &'static Known {
    match class {
        Class::Eq => &lib::EQ,
        Class::Ord => &lib::ORD,
        Class::Show => &lib::SHOW_CLASS,
        Class::Hashable => &lib::HASHABLE,
        Class::Semigroup => &lib::SEMIGROUP,
        Class::Monoid => &lib::MONOID,
        Class::Bounded => &lib::BOUNDED,
        Class::NFData => &lib::NF_DATA,
    }
}

/// The methods that functions implement, by the functions' names.
const METHODS: &[(&str, &Known)] = &[
    ("instance_eq", &lib::EQUAL),
    ("instance_compare", &lib::COMPARE),
    ("instance_show", &lib::SHOW),
    ("instance_hash", &lib::HASH_WITH_SALT),
    ("instance_append", &lib::APPEND),
    ("instance_empty", &lib::MEMPTY),
    ("instance_min_bound", &lib::MIN_BOUND),
    ("instance_max_bound", &lib::MAX_BOUND),
];

/// A method, and the function that implements it.
type Method<'a> = (&'static Known, &'a Function);

fn methods(class: Class, functions: &[Method<'_>], names: &Names) -> Vec<(Name, Equation)> {
    let constant = |known: &Known, body| {
        let equation = Equation {
            name: known.text().to_owned(),
            patterns: Vec::new(),
            body,
        };
        (known.name(), equation)
    };
    let by_rust = functions.iter().map(|(known, function)| {
        let mut equation = wrapper::method(known.text(), function, names);
        if class == Class::Show {
            equation.body = lib::UNPACK_TEXT.expr().dollar(equation.body);
        }
        (known.name(), equation)
    });
    let by_haskell = match class {
        Class::Show => {
            let shows = rt::SHOWS_PREC_BY.call([lib::SHOW.expr()]);
            Some(constant(&lib::SHOWS_PREC, shows))
        }
        Class::NFData => Some(constant(&lib::RNF, lib::RWHNF.expr())),
        _ => None,
    };
    by_rust.chain(by_haskell).collect()
}

/// What the documentation of an instance says: what in Rust it comes from.
fn docs(class: Class, object: &Object, functions: &[Method<'_>], scope: &Scope<'_>) -> Comment {
    if class == Class::NFData {
        return haddock::verbatim("Evaluates the handle. What it refers to in Rust is complete.");
    }
    let text: Vec<_> = functions
        .iter()
        .map(|(_, function)| function.docs.text.trim())
        .collect();
    let mut docs = Docs {
        text: text.join("\n\n"),
        deprecated: None,
    };
    if object.close.is_some() && matches!(class, Class::Monoid | Class::Bounded) {
        docs.text
            .push_str("\n\nClosing it does nothing, since all share it.");
    }
    haddock::comment(&docs, "Of Rust.", scope)
}
